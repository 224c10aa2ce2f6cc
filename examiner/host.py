"""The seam to nbgrader: what its `autograde` reads and runs, set in `nbgrader_config.py` and nowhere else.

nbgrader 0.9.6 reads a submission with `Autograde.exporter_class`, tidies it with `sanitize_preprocessors`, then runs
and scores it with `autograde_preprocessors` (nbgrader/converters/autograde.py). `SubmissionExporter` stands in the
first place and `Examine` in that of its `Execute`; gradebook, formgrader, feedback and export stay nbgrader's own.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbgrader
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default.exchange import Exchange
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from traitlets import Bool, Float, Int, default
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from examiner import report
from examiner.course import CONFIG_NAME, Course, Source
from examiner.errors import CourseError
from examiner.grading import Marker
from examiner.handin import HandIn, hand_ins, staged
from examiner.limits import Limits
from examiner.model import Scoresheet
from examiner.notebook import Submission
from examiner.sandbox import find
from examiner.shelf import Shelf

_METADATA = "examiner"
# Where the templates of feedback lie: ours, and nbgrader's, on which it stands.
TEMPLATES = [
    str(Path(__file__).with_name("templates")),
    str(Path(nbgrader.__file__).with_name("server_extensions") / "formgrader" / "templates"),
]
SHEET_SUFFIX = ".scoresheet.json"


def _let_nbgrader_find_its_programs() -> None:
    """Put this Python's programs on the PATH: nbgrader 0.9.6 calls `alembic` by name (api.py, get_alembic_version)."""
    programs = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if programs not in folders:
        os.environ["PATH"] = os.pathsep.join([programs, *folders])


_let_nbgrader_find_its_programs()


class SubmissionExporter(NotebookExporter):
    """Reads whatever was submitted as a whole notebook of the assignment; no file stops the class."""

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Convert a file: a submitted one is laid into its source, one in autograded/ is read as it is."""
        if resources is None or not getattr(self.parent, "_sanitizing", False):
            return super().from_filename(filename, resources, **options)
        asked = resources["nbgrader"]
        source = _source(Course.find(), asked["assignment"], asked["notebook"])
        found = hand_ins(Course.find(), asked["assignment"], asked["student"])[0]
        hand_in = next((one for one in found if one.source.name == source.name), HandIn(source, Path(filename)))
        submission = hand_in.read()
        notebook = submission.notebook
        notebook.metadata[_METADATA] = submission.about()
        resources["metadata"] = {"name": source.name, "path": str(Path(filename).parent)}
        return self.from_notebook_node(notebook, resources, **options)  # type: ignore[no-untyped-call, no-any-return]


class Examine(NbGraderPreprocessor):  # type: ignore[misc]
    """Marks one notebook in place of nbgrader's `Execute` and writes its scoresheet beside it."""

    unsandboxed = Bool(False, help="Run student code without a sandbox. Every scoresheet will say so.").tag(config=True)
    cell_cpu_s = Float(Limits.cell_cpu_s, help="Limit of one cell, in CPU seconds.").tag(config=True)
    call_cpu_s = Float(Limits.call_cpu_s, help="Limit of one call of a student's function, in CPU seconds.").tag(
        config=True
    )
    notebook_clock_s = Float(Limits.notebook_clock_s, help="Limit of a whole notebook, in seconds.").tag(config=True)
    memory_mb = Int(Limits.memory_mb, min=1, help="Limit of all processes' memory together, in MB.").tag(config=True)
    processes = Int(Limits.processes, min=1, help="Limit of processes and threads together.").tag(config=True)
    open_files = Int(Limits.open_files, min=1, help="Limit of files that one process has open.").tag(config=True)
    file_mb = Int(Limits.file_mb, min=1, help="Limit of one file, in MB.").tag(config=True)
    disk_mb = Int(Limits.disk_mb, min=1, help="Size of the working directory, and of /tmp, in MB.").tag(config=True)
    files = Int(Limits.files, min=1, help="Limit of files and folders that exist at a time.").tag(config=True)
    message_mb = Int(Limits.message_mb, min=1, help="Limit of one message of a kernel, in MB.").tag(config=True)
    output_mb = Int(Limits.output_mb, min=1, help="Limit of what a cell or a call sends, in MB.").tag(config=True)
    messages = Int(Limits.messages, min=1, help="Limit of messages that a cell or a call sends.").tag(config=True)

    fast_fit = Bool(
        True, help="Run the epochs of Keras's fit in compiled graphs, and tune no tf.data; the same results, sooner."
    ).tag(config=True)
    warm = Bool(True, help="Fork kernels from one that has imported TensorFlow; the same marks, sooner.").tag(
        config=True
    )

    @property
    def limits(self) -> Limits:
        """The limits that these settings describe."""
        return Limits(**{field.name: getattr(self, field.name) for field in dataclasses.fields(Limits)})

    def marker(self, course: Course) -> Marker:
        """Return the marker that these settings describe.

        Raises:
            SandboxError: no sandbox works here and none is not allowed.
        """
        exchange = Path(Exchange(config=self.config).root)  # others' work; by default it lies below /usr
        hidden = (course.root, exchange, *_gradebook_folder(self.config))
        sandbox = find(*hidden, unsandboxed=self.unsandboxed, warm=self.warm)
        return Marker(course, sandbox, self.limits, self.fast_fit)

    def preprocess(self, notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the marked notebook; the scoresheet goes to autograded/STUDENT/ASSIGNMENT/NOTEBOOK.scoresheet.json."""
        asked, course = resources["nbgrader"], Course.find()
        source = _source(course, asked["assignment"], asked["notebook"])
        about = notebook.metadata.pop(_METADATA, {})
        submission = Submission.from_about(source, notebook, about)
        marked = Shelf.of(course.root).mark(self.marker(course), submission)
        path = scoresheet_path(course, asked["student"], asked["assignment"], asked["notebook"])
        _write(path, marked.scoresheet.to_json() + "\n")
        for cell, done in zip(notebook.cells, marked.notebook.cells, strict=True):
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = done.outputs, done.execution_count
        report.insert_rubrics(notebook, source)
        return notebook, resources


class LeaveToPerson(NbGraderPreprocessor):  # type: ignore[misc]
    """Flags for manual grading what a person must look at: a fault of ours or a damaged file is never just a zero."""

    def preprocess(self, notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Set nbgrader's flag, after `SaveAutoGrades` has recorded the automatic points."""
        asked, course = resources["nbgrader"], Course.find()
        source = _source(course, asked["assignment"], asked["notebook"])
        sheet = read_scoresheet(course, asked["student"], source)
        if sheet is not None and sheet.for_person:
            with Gradebook(asked["db_url"]) as gradebook:
                for name in cells_for_person(source, sheet):
                    where = (name, source.name, source.assignment, asked["student"])
                    gradebook.find_grade(*where).needs_manual_grade = True
                gradebook.db.commit()
        return notebook, resources


class FeedbackExporter(HTMLExporter):
    """nbconvert's pages with templates of ours, under a name of their own: the formgrader's are set beside them."""

    @default("template_paths")
    def _template_paths(self, *arguments: Any, **options: Any) -> list[str]:
        return [*super()._template_paths(*arguments, **options), *TEMPLATES]  # Ours extends `feedback/index.html.j2`.


class GetMarks(GetGrades):  # type: ignore[misc]
    """nbgrader's marks for the feedback, which also says what still waits for a person."""

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        about = cell.metadata.nbgrader
        grade = self.gradebook.find_grade(about.grade_id, self.notebook_id, self.assignment_id, self.student_id)
        about.update(score=grade.score, points=grade.max_score, waits=bool(grade.needs_manual_grade))


class ClearRubrics(NbGraderPreprocessor):  # type: ignore[misc]
    """Takes the rubrics, which are for the person who marks, out of the feedback."""

    def preprocess(self, notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook without the rubric cells."""
        notebook.cells = [cell for cell in notebook.cells if not cell.get("id", "").endswith(report.RUBRIC_SUFFIX)]
        return notebook, resources


def _gradebook_folder(config: Config) -> list[Path]:
    """Return the folder of a gradebook that is a file: SQLite's journal comes and goes beside it."""
    url = make_url(CourseDirectory(config=config).db_url)
    return [Path(url.database).parent] if url.get_backend_name() == "sqlite" and url.database else []


def cells_for_person(source: Source, scoresheet: Scoresheet) -> list[str]:
    """Return the ids of the cells whose points a person must look at."""
    cells = {question.id: question.grade_id for question in source.questions}
    return [cells.get(name, name) for name in scoresheet.for_person]


def scoresheet_path(course: Course, student: str, assignment: str, notebook: str) -> Path:
    """Return where the scoresheet of one notebook stands."""
    return course.root / "autograded" / student / assignment / f"{notebook}{SHEET_SUFFIX}"


def load_config(course: Course) -> Config:
    """Return the settings of the course, with its folder filled in."""
    try:
        config = PyFileConfigLoader(CONFIG_NAME, path=str(course.root)).load_config()
    except Exception as error:
        path = course.root / CONFIG_NAME
        raise CourseError(
            f"{path}: {type(error).__name__}: {error}. Mend it; the README tells what it sets."
        ) from error
    config.CourseDirectory.root = str(course.root)
    return config


def require_in_gradebook(course: Course, assignment: str) -> None:
    """Make sure that the assignment was generated, before anything is marked for it.

    Raises:
        CourseError: the gradebook does not know it, or cannot be read.
    """
    coursedir = NbGraderAPI(config=load_config(course)).coursedir
    with warnings.catch_warnings(), readable_gradebook(coursedir.db_url, assignment):
        warnings.simplefilter("ignore")
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            try:
                gradebook.find_assignment(assignment)
            except MissingEntry:
                raise CourseError(
                    f"The gradebook does not know {assignment}. "
                    f"Run `nbgrader generate_assignment {assignment} --force` first."
                ) from None


@contextlib.contextmanager
def readable_gradebook(url: str, assignment: str) -> Iterator[None]:
    """Say in a sentence what a database says that cannot be read.

    Raises:
        CourseError: it cannot.
    """
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise CourseError(
            f"The gradebook {make_url(url).render_as_string()} cannot be read ({reason}). If it is damaged, put back a "
            f"copy of it, or move it away and run `nbgrader generate_assignment {assignment} --force`."
        ) from None


def require_no_pattern(student: str) -> None:
    """Make sure that nbgrader takes a student's folder for what it is.

    Raises:
        CourseError: it would look for others by it.
    """
    if set(student) & set("*?["):
        raise CourseError(f"submitted/{student}: nbgrader takes `*`, `?` and `[` for patterns. Rename the folder.")


def autograde(course: Course, assignment: str, student: str, *, unsandboxed: bool = False) -> None:
    """Run `nbgrader autograde` for one student, replacing what was there.

    `unsandboxed` is how the student's notebooks were marked: the mark on the shelf is the one that is recorded.

    Notebooks are found whatever they are called. Links, pipes and other odd files of the submission are left out:
    nbgrader would follow or open them.

    Raises:
        CourseError: nbgrader refused; the end of its log is in the text.
    """
    require_no_pattern(student)
    config = load_config(course)
    if unsandboxed:
        config.Examine.unsandboxed = True
    with staged(course, assignment, student) as stage, contextlib.chdir(course.root), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own use of SQLAlchemy warns at every submission.
        config.CourseDirectory.submitted_directory = str(stage.relative_to(course.root))
        done = NbGraderAPI(config=config).autograde(assignment, student, force=True, create=True)
    if not done["success"]:
        log = str(done.get("error") or done.get("log")).strip().splitlines()
        last = next((line.strip() for line in reversed(log) if "Error" in line and "[" not in line[:1]), log[-1:])
        raise CourseError(f"nbgrader could not record {assignment}: {last}. Look at submitted/{student}/{assignment}.")


def read_scoresheet(course: Course, student: str, source: Source) -> Scoresheet | None:
    """Return the scoresheet that stands beside a student's autograded notebook, or None if there is none."""
    try:
        text = scoresheet_path(course, student, source.assignment, source.name).read_text(encoding="utf-8")
        return Scoresheet.from_json(text)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _source(course: Course, assignment: str, notebook: str) -> Source:
    for source in course.sources(assignment):
        if source.name == notebook:
            return source
    raise CourseError(f"No notebook {notebook!r} in source/{assignment}. Was it renamed after the release?")


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    os.replace(file.name, path)
