"""Settings of the course for nbgrader and the examiner; settings only, no logic."""

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    LimitOutput,
    OverwriteCells,
    SaveAutoGrades,
)

from examiner.host import (
    TEMPLATES,
    ClearRubrics,
    Examine,
    FeedbackExporter,
    GetMarks,
    LeaveToPerson,
    SubmissionExporter,
)
from examiner.pages import FILTERS

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

# Limits of a student's code; `examiner doctor` tries them. MB are 2**20 bytes.
c.Examine.cell_cpu_s = 240.0  # CPU seconds of one cell; three times as many on the clock
c.Examine.call_cpu_s = 20.0  # CPU seconds of one call of a student's function; three times as many on the clock
c.Examine.notebook_clock_s = 1800.0  # seconds on the clock for a whole notebook
c.Examine.memory_mb = 4096  # MB of memory, all processes of a kernel together; TensorFlow needs 700
c.Examine.processes = 256  # processes and threads together; TensorFlow starts 20 to 40
c.Examine.open_files = 1024  # files and sockets that one process has open
c.Examine.file_mb = 256  # MB of one file
c.Examine.disk_mb = 512  # MB in the working directory, and as much in /tmp, both held in memory
c.Examine.files = 50_000  # files and folders that exist at a time
c.Examine.message_mb = 32  # MB of one message that a kernel sends
c.Examine.output_mb = 64  # MB that a kernel sends during one cell or call (2 MB of it are kept)
c.Examine.messages = 20_000  # messages that a kernel sends during one cell or call
# Keras's fit runs its epochs in compiled graphs, with the same results; False leaves it to Keras alone:
# c.Examine.fast_fit = False
# Kernels are forks of a process that has imported TensorFlow; False starts each from nothing, 3 s later:
# c.Examine.warm = False
# Only for a machine that holds nothing worth stealing and where no sandbox can work:
# c.Examine.unsandboxed = True

# Feedback, in Korean, shows the student's code and the verdicts, no line of the hidden tests, and no rubric.
c.GenerateFeedback.exporter_class = FeedbackExporter
c.FeedbackExporter.template_name = "feedback_ko"
c.FeedbackExporter.extra_template_basedirs = TEMPLATES
c.GenerateFeedback.preprocessors = [GetMarks, ClearHiddenTests, ClearRubrics, CSSHTMLHeaderPreprocessor]

# What a student writes in Markdown may hold HTML: nothing of it runs in formgrader or feedback.
c.HTMLExporter.filters = FILTERS

# The formgrader's debug panel shows the server's token.
c.FormgradeExtension.debug = False
