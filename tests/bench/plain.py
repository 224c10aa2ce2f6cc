"""Hidden tests inside of the student's own kernel, as a course without the examiner runs them.

A graded cell of the plain course calls `points_of`; its last value is what nbgrader takes for the points. The tests are
the same and ask through the same hatch, only that both of its sides are in one process.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import sys
import types
from pathlib import Path
from typing import Any

from examiner import checks, hatch_kernel
from examiner.course import Course
from examiner.examination import Examination, Limits
from examiner.hatch import Hatch
from examiner.notebook import Submission
from examiner.sandbox import Sandbox

_CALL_S = 600.0


class _Credulous(types.ModuleType):
    """Stands for `examiner.training_kernel` where that was not there before the first cell."""

    def about(self, _history: object) -> dict[str, bool]:
        return {"is_from_fit": True, "has_moved": True}


class _Here:
    """The kernel that this code runs in, as the hatch sees it."""

    is_alive = True
    limit = None
    limits = Limits()

    def __init__(self, names: dict[str, Any]) -> None:
        hatch_kernel.install(types.SimpleNamespace(user_ns=names))
        # Nobody has watched `fit` here: a test in the student's own kernel takes the History's word for it.
        sys.modules["_examiner_training_kernel"] = _Credulous("_examiner_training_kernel")
        self._names = names

    def ask(self, expression: str, *, limit_s: float) -> str:
        return repr(eval(expression, self._names))


class _FinishedExamination(Examination):
    """An examination of a notebook whose cells have run."""

    def __init__(self, submission: Submission, names: dict[str, Any]) -> None:
        super().__init__(submission, sandbox=Sandbox(None, (Path.cwd(),)), secret=b"bench" * 8, limits=Limits())
        self._hatch = Hatch(_Here(names), limit_s=_CALL_S)  # type: ignore[arg-type]  # asked as a kernel is

    def advance_to(self, grade_id: str) -> None:
        """Do nothing: all cells have run."""


def points_of(course: str, notebook: str, question_id: str, names: dict[str, Any]) -> float:
    """Return the points of one question, and write its verdicts into the working directory."""
    source = next(each for each in Course(Path(course)).sources("keras_and_tf") if each.name == notebook)
    question = next(each for each in source.questions if each.id == question_id)
    alone = dataclasses.replace(source, questions=(question,))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        plugin = checks.examine(_FinishedExamination(Submission(alone, source.notebook), names))
    verdicts = plugin.verdicts[question_id]
    text = json.dumps({verdict.name: verdict.points for verdict in verdicts})
    Path(f"{question_id}.verdicts").write_text(text, encoding="utf-8")
    return float(sum(verdict.points for verdict in verdicts))
