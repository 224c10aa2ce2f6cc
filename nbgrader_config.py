"""Settings of the course for nbgrader and the examiner; settings only, no logic."""

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    GetGrades,
    LimitOutput,
    OverwriteCells,
    SaveAutoGrades,
)

from examiner.host import ClearRubrics, Examine, SubmissionExporter

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "keras-and-tf"
# Scoresheets stay with the instructor: nbgrader would copy them from autograded/ into feedback/.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.scoresheet.json"]

# What a student finds in place of a solution.
c.ClearSolutions.code_stub = {"python": "# 여기에 코드를 작성하세요\nraise NotImplementedError"}
c.ClearSolutions.text_stub = "여기에 답을 작성하세요."

# The examiner reads, runs and marks; nbgrader keeps the books.
c.Autograde.exporter_class = SubmissionExporter
c.Autograde.sanitize_preprocessors = [OverwriteCells, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [
    Examine,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]

# Limits of one submission, in seconds on the clock.
c.Examine.cell_timeout_s = 300.0
c.Examine.call_timeout_s = 30.0
c.Examine.notebook_timeout_s = 1800.0
# Only for a machine that holds nothing worth stealing and where no sandbox can work:
# c.Examine.unsandboxed = True

# Feedback shows the student's code and the verdicts, no line of the hidden tests, and no rubric.
c.GenerateFeedback.preprocessors = [GetGrades, ClearHiddenTests, ClearRubrics, CSSHTMLHeaderPreprocessor]

# The formgrader's debug panel shows the server's token.
c.FormgradeExtension.debug = False
