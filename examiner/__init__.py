"""examiner marks the notebooks of an nbgrader course without ever showing a hidden test to a student's kernel."""

from examiner.errors import ClusterError, CollectError, CourseError, ExaminerError, SandboxError
from examiner.model import (
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
