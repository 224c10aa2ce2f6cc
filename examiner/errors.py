"""Every error that an instructor can meet, as one tree.

A student's fault is never one of these: it is a `StudentFault`, which ends as the `Outcome` of one test.
Each instructor's error says what happened, where, and what to do about it.
"""

from __future__ import annotations

from pathlib import Path

from examiner.model import Cause, Outcome


class ExaminerError(Exception):
    """Base of the errors that stop a command; its text is complete and needs no traceback."""


class CourseError(ExaminerError):
    """The course folder, its source notebooks or its hidden tests are not as they should be."""


class FolderError(CourseError):
    """A folder of the course, or for temporary files, cannot be written to."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(f"{folder}: cannot be written to ({error.strerror}). Make it writable.")


class SubmissionError(CourseError):
    """What a student handed in cannot be read here, which is not the student's fault: it costs that one no point."""

    def __init__(self, path: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            why, advice = error.strerror, "Make it readable for you; the same command tries it again."
        else:
            why, advice = f"{type(error).__name__}: {error}", "The examiner fails at it: mark it by hand, and tell us."
        super().__init__(f"{path}: cannot be read ({why}). {advice}")


class SandboxError(ExaminerError):
    """No sandbox can be made on this machine, or a kernel could not be started in it."""


class ClusterError(ExaminerError):
    """The cluster that was to mark is not there, has gone, or its workers would make other marks."""


class CollectError(ExaminerError):
    """What was to be collected, or the roster, cannot be read; nothing was written."""


class StudentFault(Exception):
    """A student's code could not answer: the outcome, the Korean sentence that explains it, and the cause.

    Raised inside a hidden test by the hatch and turned into that test's verdict. `limit` is the name of the setting
    (`memory_mb`, `cell_cpu_s`, ...) that was reached, if one was. That and a time-out are the limits', everything else
    the student's, unless `cause` says otherwise.
    """

    def __init__(
        self, outcome: Outcome, sentence: str, *, limit: str | None = None, cause: Cause | None = None
    ) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.sentence = sentence
        self.limit = limit
        self.cause = cause or (Cause.LIMITS if limit or outcome is Outcome.TIMEOUT else Cause.STUDENT)
