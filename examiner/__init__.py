"""examiner marks the notebooks of an nbgrader course without ever showing a hidden test to a student's kernel."""

import importlib

from examiner.errors import (
    ClusterError,
    CollectError,
    CourseError,
    ExaminerError,
    FolderError,
    SandboxError,
    SubmissionError,
)
from examiner.imports import without
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
    "FolderError",
    "ManualQuestion",
    "Match",
    "Measurement",
    "Move",
    "Outcome",
    "Question",
    "QuestionMark",
    "SandboxError",
    "Scoresheet",
    "SubmissionError",
    "Verdict",
    "__version__",
]

# What nbformat checks notebooks with, without its grammar of addresses: a second for what no notebook has.
with without("rfc3987_syntax"):
    importlib.import_module("jsonschema")
