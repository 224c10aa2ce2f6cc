"""A null examination: marks come from a hash of the submission at no cost, so that all the rest can be measured."""

from __future__ import annotations

import copy
import dataclasses

from examiner import grading
from examiner.model import Outcome, QuestionMark, Verdict
from examiner.notebook import Submission


@dataclasses.dataclass(frozen=True)
class NullMarker(grading.Marker):
    """Marks without running anything: each question gets all or nothing, by the submission's hash."""

    def _run(self, submission: Submission, *, attempt: int) -> grading._Run:
        bits = int(submission.hash, 16) >> attempt
        marks = []
        for number, question in enumerate(submission.source.questions):
            outcome = Outcome.PASSED if bits >> number & 1 else Outcome.NOT_ATTEMPTED
            points = question.max_points if outcome is Outcome.PASSED else 0.0
            verdict = Verdict(
                "test_null", "아무것도 하지 않는 검사", outcome, points, question.max_points, "", seconds=0.001
            )
            marks.append(QuestionMark(question.id, question.max_points, (verdict,)))
        return grading._Run(tuple(marks), copy.deepcopy(submission.notebook), {}, [])
