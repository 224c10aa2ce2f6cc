"""The data that the rest of the package passes around: frozen, plain, and written to JSON as it stands."""

from __future__ import annotations

import dataclasses
import enum
import json
from pathlib import Path
from typing import Any


class Outcome(enum.StrEnum):
    """How one test ended. Only `PASSED` earns points."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MISSING = "missing"
    NOT_ATTEMPTED = "not_attempted"


class Cause(enum.StrEnum):
    """Why points were lost: the answer itself, a limit of time or memory that it reached, or a fault of ours."""

    STUDENT = "student"
    LIMITS = "limits"
    ENVIRONMENT = "environment"


@dataclasses.dataclass(frozen=True)
class Question:
    """One automatically marked question of a notebook.

    `id` is the id of its solution cell, `grade_id` that of its graded cell, `test_class` the class of hidden
    tests that the graded cell names, in the file `test_file`.
    """

    id: str
    grade_id: str
    max_points: float
    test_file: Path
    test_class: str


@dataclasses.dataclass(frozen=True)
class ManualQuestion:
    """A question that waits for a person: the id of its cell and the points it can earn."""

    id: str
    max_points: float


@dataclasses.dataclass(frozen=True)
class Measurement:
    """A number that a hidden test compared with a limit; `is_ceiling` where it may not be above the limit."""

    value: float
    limit: float
    is_ceiling: bool

    @property
    def holds(self) -> bool:
        """True if the limit is kept."""
        return self.value <= self.limit if self.is_ceiling else self.value >= self.limit


@dataclasses.dataclass(frozen=True)
class Match:
    """How the work on one question was found in a submitted file.

    `cell_id` is the id of the solution or answer in the source. `how` is `id`, `marker`, `names`, `order`, `likeness`,
    `untouched` (as released) or `missing`; `confidence` is from 0 to 1. `note` is a Korean sentence on what was
    repaired, empty where nothing was.
    """

    cell_id: str
    how: str
    confidence: float
    note: str


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What one hidden test said. `title` and `message` are what the student reads.

    `cause` tells why points were lost, None if none were. `by_training`: the test looks at what a training run
    reached, so luck has a part in it; `measured` is the number that it found.
    """

    name: str
    title: str
    outcome: Outcome
    points: float
    max_points: float
    message: str
    seconds: float = 0.0
    cause: Cause | None = None
    by_training: bool = False
    measured: Measurement | None = None

    @property
    def is_fault(self) -> bool:
        """True if the test ended with an exception of its own: its points are left to a person."""
        return self.cause is Cause.ENVIRONMENT

    @property
    def is_unlucky(self) -> bool:
        """True for a failure that other random numbers might not have."""
        return self.by_training and self.outcome in (Outcome.FAILED, Outcome.ERROR)

    @property
    def is_accident(self) -> bool:
        """True for a failure that an idle machine might not have: a limit reached, a dead kernel, a fault of ours."""
        return self.outcome is Outcome.CRASHED or self.cause in (Cause.LIMITS, Cause.ENVIRONMENT)


@dataclasses.dataclass(frozen=True)
class QuestionMark:
    """The verdicts of one question."""

    id: str
    max_points: float
    tests: tuple[Verdict, ...]

    @property
    def points(self) -> float:
        """Points earned: the sum over the tests that passed."""
        return sum(verdict.points for verdict in self.tests)

    @property
    def seconds(self) -> float:
        """How long the notebook's cells up to the graded one and its tests took, on the clock."""
        return round(sum(verdict.seconds for verdict in self.tests), 3)

    @property
    def needs_person(self) -> bool:
        """True if a test gave no verdict, so that a person has to look."""
        return any(verdict.is_fault for verdict in self.tests)


@dataclasses.dataclass(frozen=True)
class Scoresheet:
    """The certificate of one notebook's mark: every verdict, and what it was made from.

    `key` is the hash of everything that decides the mark; equal keys, equal marks. `runs` has the points of each whole
    run: a failure that depends on training makes more than one, and the best one counts. `faults` tells the instructor
    which hidden tests ended with an exception of their own instead of a verdict on the answer. `matches` tells how the
    work on each question was found in the file; `doubtful` has the ids of questions whose work may lie elsewhere in it.
    """

    notebook: str
    questions: tuple[QuestionMark, ...]
    manual: tuple[ManualQuestion, ...]
    sandboxed: bool
    key: str
    submission_hash: str
    tests_hash: str
    versions: dict[str, str]
    seconds: float
    runs: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    doubtful: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """Points earned automatically."""
        return sum(question.points for question in self.questions)

    @property
    def max_points(self) -> float:
        """Points that can be earned automatically; manual questions are listed apart."""
        return sum(question.max_points for question in self.questions)

    @property
    def for_person(self) -> tuple[str, ...]:
        """Ids of the questions that a person must look at: a test gave no verdict, or the work was not surely found."""
        unmarked = [question.id for question in self.questions if question.needs_person]
        return tuple(dict.fromkeys([*unmarked, *self.doubtful]))

    def to_json(self) -> str:
        """Return the scoresheet as JSON text; `from_json` reads it back."""
        return json.dumps(_document(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Scoresheet:
        """Read what `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: the text is not a scoresheet.
        """
        document = json.loads(text)
        return cls(
            notebook=document["notebook"],
            questions=tuple(_question_mark(question) for question in document["questions"]),
            manual=tuple(ManualQuestion(**question) for question in document["manual"]),
            sandboxed=document["sandboxed"],
            key=document["key"],
            submission_hash=document["submission_hash"],
            tests_hash=document["tests_hash"],
            versions=document["versions"],
            seconds=document["seconds"],
            runs=tuple(document["runs"]),
            notes=tuple(document["notes"]),
            faults=tuple(document["faults"]),
            matches=tuple(Match(**match) for match in document["matches"]),
            doubtful=tuple(document["doubtful"]),
        )


@dataclasses.dataclass(frozen=True)
class Move:
    """One test whose points changed between two scoresheets of the same submission; None where it did not exist."""

    question: str
    title: str
    before: float | None
    after: float | None
    message: str


def moves(before: Scoresheet, after: Scoresheet) -> list[Move]:
    """Return the tests whose points differ, in the order of the later scoresheet; tests that are gone come last."""
    old = {(mark.id, test.name): test for mark in before.questions for test in mark.tests}
    new = {(mark.id, test.name): test for mark in after.questions for test in mark.tests}
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        points = (None if was is None else was.points, None if now is None else now.points)
        if points[0] != points[1]:
            test = now or was
            assert test is not None
            found.append(Move(key[0], test.title, *points, now.message if now else ""))
    return found


@dataclasses.dataclass(frozen=True)
class Alike:
    """Two students who share lines of a notebook, with how many rare lines each has in all."""

    students: tuple[str, str]
    notebook: str
    shared: tuple[str, ...]
    rare: tuple[int, int]

    @property
    def share(self) -> float:
        """Which part of the smaller answer is shared, from 0 to 1."""
        return len(self.shared) / min(self.rare)


def _document(sheet: Scoresheet) -> dict[str, Any]:
    questions = [
        {name: getattr(mark, name) for name in ("id", "points", "max_points", "seconds")} | {"tests": _tests(mark)}
        for mark in sheet.questions
    ]
    fields = {field.name: getattr(sheet, field.name) for field in dataclasses.fields(sheet)}
    fields["matches"] = [dataclasses.asdict(match) for match in sheet.matches]
    fields["manual"] = [dataclasses.asdict(question) for question in sheet.manual]
    head = {"notebook": sheet.notebook, "points": sheet.points, "max_points": sheet.max_points}
    return head | fields | {"questions": questions}


def _tests(mark: QuestionMark) -> list[dict[str, Any]]:
    return [dataclasses.asdict(verdict) for verdict in mark.tests]


def _question_mark(document: dict[str, Any]) -> QuestionMark:
    tests = tuple(_verdict(test) for test in document["tests"])
    return QuestionMark(id=document["id"], max_points=document["max_points"], tests=tests)


def _verdict(document: dict[str, Any]) -> Verdict:
    parts = {
        "outcome": Outcome(document["outcome"]),
        "cause": Cause(document["cause"]) if document["cause"] else None,
        "measured": Measurement(**document["measured"]) if document["measured"] else None,
    }
    return Verdict(**(document | parts))
