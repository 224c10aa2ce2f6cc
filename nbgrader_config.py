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

from examiner.host import ClearRubrics, Examine, LeaveToPerson, SubmissionExporter
from examiner.pages import harmless_markdown

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
    LeaveToPerson,
    AssignLatePenalties,
    CheckCellMetadata,
]

# Limits: CPU seconds of one cell and of one call of a student's function (three times as many on the clock), and
# seconds on the clock for a whole notebook.
c.Examine.cell_cpu_s = 240.0
c.Examine.call_cpu_s = 20.0
c.Examine.notebook_clock_s = 1800.0
# Only for a machine that holds nothing worth stealing and where no sandbox can work:
# c.Examine.unsandboxed = True

# Feedback shows the student's code and the verdicts, no line of the hidden tests, and no rubric.
c.GenerateFeedback.preprocessors = [GetGrades, ClearHiddenTests, ClearRubrics, CSSHTMLHeaderPreprocessor]

# What a student writes in Markdown may hold HTML: nothing of it runs in formgrader or feedback.
c.HTMLExporter.filters = {"markdown2html": harmless_markdown}

# The formgrader's debug panel shows the server's token.
c.FormgradeExtension.debug = False
