"""Every error that an instructor can meet, as one tree.

A student's fault is never one of these: it is a `StudentFault`, which ends as the `Outcome` of one test.
Each instructor's error says what happened, where, and what to do about it.
"""

from __future__ import annotations

from examiner.model import Outcome


class ExaminerError(Exception):
    """Base of the errors that stop a command; its text is complete and needs no traceback."""


class CourseError(ExaminerError):
    """The course folder, its source notebooks or its hidden tests are not as they should be."""


class SandboxError(ExaminerError):
    """No sandbox can be made on this machine, or a kernel could not be started in it."""


class StudentFault(Exception):
    """A student's code could not answer: the outcome and the Korean sentence that explains it.

    Raised inside a hidden test by the hatch and turned into that test's verdict. `limit` is the name of the setting
    (`memory_mb`, `cell_cpu_s`, ...) that was reached, if a limit is the cause.
    """

    def __init__(self, outcome: Outcome, sentence: str, *, limit: str | None = None) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.sentence = sentence
        self.limit = limit
