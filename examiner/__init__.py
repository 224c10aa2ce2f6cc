"""examiner marks the notebooks of an nbgrader course without ever showing a hidden test to a student's kernel."""

import importlib
import sys

from examiner.errors import ClusterError, CollectError, CourseError, ExaminerError, SandboxError
from examiner.model import (
    Alike,
    Cause,
    ManualQuestion,
    Match,
    Measurement,
    Move,
    Outcome,
    Question,
    QuestionMark,
    Scoresheet,
    Verdict,
)

__version__ = "0.1.0"

__all__ = [
    "Alike",
    "Cause",
    "ClusterError",
    "CollectError",
    "CourseError",
    "ExaminerError",
    "ManualQuestion",
    "Match",
    "Measurement",
    "Move",
    "Outcome",
    "Question",
    "QuestionMark",
    "SandboxError",
    "Scoresheet",
    "Verdict",
    "__version__",
]


def _import_jsonschema() -> None:
    """Import what nbformat checks notebooks with, without its grammar of addresses: a second for what no notebook has.

    jsonschema does without where rfc3987_syntax is not installed, which None says to Python's imports.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    importlib.import_module("jsonschema")
    if sys.modules["rfc3987_syntax"] is None:
        del sys.modules["rfc3987_syntax"]


_import_jsonschema()
