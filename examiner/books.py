"""Marks into the gradebook and autograded/, as `nbgrader autograde` leaves them, over one connection for a class.

For each notebook nbgrader 0.9.6 opens the gradebook ten times, each time with a compiler of queries that has seen none,
and asks for every cell by itself. Here the same rows and the same files are written, a student's all together. Where
the course's settings ask nbgrader for more, or the gradebook was made from another source, nbgrader itself records
(`examiner.host.autograde`).
"""

from __future__ import annotations

import contextlib
import datetime
import filecmp
import functools
import json
import os
import shutil
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient
from nbgrader import utils
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, LimitOutput, OverwriteCells, SaveAutoGrades
from sqlalchemy import Select, Update, bindparam, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config

from examiner import host, report
from examiner.course import Course, Source
from examiner.errors import CourseError
from examiner.grading import Marked
from examiner.handin import STAGE_PARENT, TIMESTAMP_NAME, files_beside, folder_of
from examiner.scratch import STAGE_PREFIX, Scratch

_AUTOGRADE: dict[str, Any] = {
    "exporter_class": host.SubmissionExporter,
    "sanitize_preprocessors": [OverwriteCells, CheckCellMetadata],
    "autograde_preprocessors": [
        *(host.Examine, LimitOutput, SaveAutoGrades, host.LeaveToPerson, AssignLatePenalties, CheckCellMetadata)
    ],
}
_FOLDERS = {"root", "course_id", "db_url", "ignore"}  # the settings of `CourseDirectory` that are followed here
# Classes of which no setting is followed here; those of `LimitOutput` and `AssignLatePenalties` are.
_NOT_FOLLOWED = (
    *("BaseConverter", "NbConvertBase", "NbGraderPreprocessor", "OverwriteCells", "CheckCellMetadata"),
    *("SaveAutoGrades", "LeaveToPerson", "Exporter", "NotebookExporter", "SubmissionExporter", "FilesWriter"),
)
_PERMISSIONS = 0o444  # of what nbgrader has written (nbgrader/converters/base.py)
_NO_RESPONSE = "No response."  # nbgrader/preprocessors/saveautogrades.py
# Statements are made once: SQLAlchemy takes longer to make one than SQLite to do what it says.
_SUBMISSION = select(SubmittedAssignment.id).where(
    SubmittedAssignment.student_id == bindparam("student"), SubmittedAssignment.assignment_id == bindparam("assignment")
)
_STUDENT = select(Student.id).where(Student.id == bindparam("student"))


def _update_of(column: Any, name: str, *values: str) -> Update:
    """Return an update of a table's `values` where a column of it is what is called `name`."""
    made: Update = update(column.table).where(column == bindparam(name))
    return made.values({value: bindparam(value) for value in values})


_UPDATE_GRADE = _update_of(Grade.__table__.c.id, "row", "auto_score", "needs_manual_grade")
_UPDATE_COMMENT = _update_of(Comment.__table__.c.id, "row", "auto_comment")
_UPDATE_PENALTY = _update_of(SubmittedNotebook.__table__.c.id, "row", "late_submission_penalty")
# The gradebook has no index by which a submission's rows are found, only one by notebook or cell and what they are in.
# Without a join there is no other way: SQLite 3.50 begins a join of these with all grades of the class.
_PARTS = select(SubmittedNotebook.id, SubmittedNotebook.notebook_id).where(
    SubmittedNotebook.notebook_id.in_(bindparam("notebooks", expanding=True)),
    SubmittedNotebook.assignment_id == bindparam("submission"),
)
_UPDATE_TIME = _update_of(SubmittedAssignment.__table__.c.id, "submission", "timestamp")


@functools.cache
def _rows_of(model: type[Grade] | type[Comment], *more: Any) -> Select[Any]:
    """Return the query for the grades or comments of some submitted notebooks."""
    return select(model.id, model.notebook_id, model.cell_id, *more).where(
        model.cell_id.in_(bindparam("cells", expanding=True)), model.notebook_id.in_(bindparam("parts", expanding=True))
    )


class Books:
    """The gradebook and autograded/ of one assignment. Use it as a context manager.

    Raises:
        CourseError: the gradebook cannot be read.
    """

    def __init__(self, course: Course, assignment: str) -> None:
        self._course, self._assignment = course, assignment
        self._sources = {source.name: source for source in course.sources(assignment)}
        self._config = host.load_config(course)
        self._coursedir = CourseDirectory(config=self._config)
        self._limit_output = LimitOutput(config=self._config)
        self._ignored = [*self._coursedir.ignore, "*.ipynb"]
        with warnings.catch_warnings(), self._readable():
            warnings.simplefilter("ignore")  # nbgrader's own use of SQLAlchemy warns.
            self._gradebook = Gradebook(self._coursedir.db_url, self._coursedir.course_id)
            self._checksums = self._read_checksums() if _is_plain(self._config) else None
            made = self._gradebook.find_assignment(assignment)
            self._assignment_id, self._has_due_date = made.id, made.duedate is not None
            self._cells = {notebook.id: _cells_of(notebook) for notebook in made.notebooks}
            self._names = {notebook.id: notebook.name for notebook in made.notebooks}

    def __enter__(self) -> Books:
        self._stage = Scratch(self._course.root / STAGE_PARENT, STAGE_PREFIX)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stage.close()
        self._gradebook.close()
        self._gradebook.engine.dispose()

    @property
    def assignment(self) -> str:
        """The assignment that they are of."""
        return self._assignment

    @property
    def is_direct(self) -> bool:
        """False where nbgrader's own `autograde` must record."""
        return self._checksums is not None

    def record(self, student: str, marks: Mapping[str, Marked], *, unsandboxed: bool = False) -> None:
        """Record the marks of a student's notebooks, by the notebooks' names; one that is not there gets zero.

        `unsandboxed` is how they were marked.

        Raises:
            CourseError: this student cannot be recorded; others can.
        """
        host.require_no_pattern(student)
        if marks and not self.is_direct:
            host.autograde(self._course, self._assignment, student, unsandboxed=unsandboxed)
            return
        folder = self._stage.path / self._assignment
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._record(student, marks, folder)
        except (OSError, ValueError, SQLAlchemyError) as error:
            self._gradebook.db.rollback()
            last = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise CourseError(
                f"nbgrader could not record {self._assignment}: {last}. Look at submitted/{student}/{self._assignment}."
            ) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def holds(self, student: str, notebooks: Collection[str]) -> bool:
        """True if autograded/ has of a student just these notebooks' scoresheets, and the other files as they are now.

        A notebook that was taken back, or a time of handing in that came later, changes marks without a new notebook.
        """
        own = folder_of(self._course, self._assignment, student)
        recorded = self._target(student)
        known = {path.name.removesuffix(host.SHEET_SUFFIX) for path in recorded.glob(f"*{host.SHEET_SUFFIX}")}
        given = {path.relative_to(start) for path, start in self._given_files}
        files = self._files_of(own) - given
        if known != set(notebooks) or files != self._files_of(recorded) - given:
            return False
        try:
            return all(filecmp.cmp(own / name, recorded / name, shallow=False) for name in files)
        except OSError:  # Recording says what is wrong with it.
            return False

    def points(self, student: str) -> dict[str, float | None]:
        """Return what the gradebook has of a student, by cell: points, or None where it waits for a person.

        Raises:
            CourseError: the gradebook cannot be read.
        """
        asked = {"student": student, "assignment": self._assignment_id}
        columns = (Grade.manual_score, Grade.auto_score, Grade.needs_manual_grade)
        with self._readable():
            submission = self._gradebook.db.scalar(_SUBMISSION, asked)
            rows = self._rows(Grade, self._parts(submission), *columns)
            return {cell: None if row.needs_manual_grade else _score_of(row) for _, cell, row in rows}

    def _readable(self) -> contextlib.AbstractContextManager[None]:
        return host.readable_gradebook(self._coursedir.db_url, self._assignment)

    def _record(self, student: str, marks: Mapping[str, Marked], folder: Path) -> None:
        notebooks = {name: self._notebook(self._sources[name], marked.notebook) for name, marked in marks.items()}
        folder.mkdir()
        self._copy_files(student, folder)
        left = {name: host.cells_for_person(self._sources[name], marked.scoresheet) for name, marked in marks.items()}
        submission = self._put_rows(student, _timestamp(folder / TIMESTAMP_NAME), notebooks, left)
        for name, notebook in notebooks.items():
            _put(folder / f"{name}.ipynb", _text_of(notebook))
            _put(folder / f"{name}{host.SHEET_SUFFIX}", marks[name].scoresheet.to_json())
        self._commit(student, submission, notebooks)
        target = self._target(student)
        for sheet in () if marks else target.glob(f"*{host.SHEET_SUFFIX}"):
            sheet.unlink()  # All notebooks were taken back; should one come again, it is recorded again.
        if marks:  # Last: whoever finds a scoresheet in autograded/ need not record again.
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                shutil.rmtree(target)
            os.rename(folder, target)

    def _notebook(self, source: Source, notebook: NotebookNode) -> NotebookNode:
        """Make a marked notebook what stands in autograded/, and return it."""
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader", {})
            if self._checksums and "grade_id" in about:
                about["checksum"] = self._checksums[source.name, about["grade_id"]]
        report.insert_rubrics(notebook, source)
        limited: NotebookNode = self._limit_output.preprocess(notebook, {})[0]
        return limited

    def _copy_files(self, student: str, folder: Path) -> None:
        """Copy what a student handed in beside notebooks, then what lies beside the source notebooks."""
        own = folder_of(self._course, self._assignment, student)
        files = [(own / name, own) for name in self._files_of(own)]
        for path, start in (*files, *self._given_files):
            target = folder / path.relative_to(start)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            shutil.copy(path, target)
            target.chmod(_PERMISSIONS)

    def _target(self, student: str) -> Path:
        """Return the folder of a student's marked submission."""
        return self._course.root / "autograded" / student / self._assignment

    def _files_of(self, folder: Path) -> set[Path]:
        """Return what lies in a student's folder beside notebooks and goes with them, by its path in there."""
        files = (path for path in files_beside(folder) if not utils.is_ignored(str(path), self._ignored))
        return {path.relative_to(folder) for path in files}

    @functools.cached_property
    def _given_files(self) -> list[tuple[Path, Path]]:
        """What lies beside the source notebooks, each file with the folder that it starts from."""
        source = self._course.root / "source" / self._assignment
        return [(Path(name), source) for name in utils.find_all_files(str(source), self._ignored)]

    def _parts(self, submission: str | None) -> dict[str, str]:
        """Return the names of a submission's notebooks by the ids that they have as submitted ones."""
        rows = self._gradebook.db.execute(_PARTS, {"submission": submission, "notebooks": list(self._cells)})
        return {row.id: self._names[row.notebook_id] for row in rows}

    def _rows(self, model: Any, parts: Mapping[str, str], *more: Any) -> Iterator[tuple[str, str, Any]]:
        """Yield notebook, cell and row of each grade or comment (`model`) of some submitted notebooks."""
        names = {cell: name for found in self._cells.values() for cell, name in found[model].items()}
        for row in self._gradebook.db.execute(_rows_of(model, *more), {"cells": list(names), "parts": list(parts)}):
            yield parts[row.notebook_id], names[row.cell_id], row

    def _put_rows(
        self,
        student: str,
        timestamp: datetime.datetime | None,
        notebooks: Mapping[str, NotebookNode],
        for_person: Mapping[str, Sequence[str]],
    ) -> str:
        """Write a student's grades and comments, as nbgrader's `SaveAutoGrades` finds them in the notebooks.

        Return the id of the submission. Nothing is committed.
        """
        database = self._gradebook.db
        submission = self._submission(student, timestamp)
        cells = {
            (name, cell.metadata.nbgrader.grade_id): cell
            for name, notebook in notebooks.items()
            for cell in notebook.cells
            if "grade_id" in cell.metadata.get("nbgrader", {})
        }
        grades = []
        parts = self._parts(submission)
        for notebook, cell, row in self._rows(Grade, parts, Grade.manual_score):
            score, is_waiting = 0.0, False  # of a notebook that is not there
            if (notebook, cell) in cells:
                score = utils.determine_grade(cells[notebook, cell])[0]
                is_waiting = score is None or row.manual_score is not None or cell in for_person[notebook]
            grades.append({"row": row.id, "auto_score": score, "needs_manual_grade": is_waiting})
        comments = [
            {"row": row.id, "auto_comment": _comment(cells[notebook, cell])}
            for notebook, cell, row in self._rows(Comment, parts)
            if (notebook, cell) in cells
        ]
        penalties = [{"row": part, "late_submission_penalty": None} for part in parts]
        for statement, rows in ((_UPDATE_GRADE, grades), (_UPDATE_COMMENT, comments), (_UPDATE_PENALTY, penalties)):
            if rows:
                database.execute(statement, rows)
        return submission

    def _commit(self, student: str, submission: str, notebooks: Mapping[str, NotebookNode]) -> None:
        """Commit, then take what the course takes for being late."""
        database = self._gradebook.db
        is_late = self._has_due_date and database.get_one(SubmittedAssignment, submission).total_seconds_late > 0
        database.commit()
        for name in notebooks if is_late else ():
            asked = {"notebook": name, "assignment": self._assignment, "student": student}
            asked["db_url"] = self._coursedir.db_url
            AssignLatePenalties(config=self._config).preprocess(notebooks[name], {"nbgrader": asked})

    def _submission(self, student: str, timestamp: datetime.datetime | None) -> str:
        """Return the id of a student's submission in the gradebook, made if need be."""
        database = self._gradebook.db
        asked = {"student": student, "assignment": self._assignment_id}
        known: str | None = database.scalar(_SUBMISSION, asked)
        if known is None:
            known = new_uuid()
            if database.scalar(_STUDENT, {"student": student}) is None:
                database.execute(insert(Student.__table__), {"id": student})
            row = {"id": known, "assignment_id": self._assignment_id, "student_id": student}
            database.execute(insert(SubmittedAssignment.__table__), row)
            made = {notebook: new_uuid() for notebook in self._cells}
            rows = [{"id": id_, "notebook_id": notebook, "assignment_id": known} for notebook, id_ in made.items()]
            database.execute(insert(SubmittedNotebook.__table__), rows)
            for model in (Grade, Comment):
                cells = [
                    {"cell_id": cell, "notebook_id": made[notebook]}
                    for notebook, found in self._cells.items()
                    for cell in found[model]
                ]
                if cells:
                    database.execute(insert(model.__table__), cells)
        if timestamp is not None:
            database.execute(_UPDATE_TIME, {"submission": known, "timestamp": timestamp})
        return known

    def _read_checksums(self) -> dict[tuple[str, str], str] | None:
        """Return the checksum of each cell by notebook and cell, or None where source and gradebook differ."""
        found: dict[tuple[str, str], str] = {}
        for source in self._sources.values():
            try:
                notebook = self._gradebook.find_notebook(source.name, self._assignment)
            except MissingEntry:
                return None
            known = {cell.name: cell for cell in notebook.source_cells}
            points = {cell.name: float(cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
            for cell in source.cells:
                name = cell.metadata.get("nbgrader", {}).get("grade_id")
                if name is None:
                    continue
                if name not in known or not _is_same(cell, known[name], points.get(name)):
                    return None
                found[source.name, name] = known[name].checksum
        return found


def _score_of(row: Any) -> float:
    """Return the points of a row of grades: a person's, else the automatic ones."""
    return float(next((score for score in (row.manual_score, row.auto_score) if score is not None), 0.0))


def _cells_of(notebook: Notebook) -> dict[type, dict[str, str]]:
    """Return the cells of which a submitted notebook has grades and comments: their names by their ids."""
    kinds = {Grade: notebook.grade_cells, Comment: notebook.solution_cells}
    return {kind: {cell.id: cell.name for cell in (*cells, *notebook.task_cells)} for kind, cells in kinds.items()}


def _is_same(cell: NotebookNode, known: SourceCell, points: float | None) -> bool:
    """True if the gradebook knows a cell of the source as it is: `OverwriteCells` would change nothing."""
    about = cell.metadata.nbgrader
    is_graded = points is None or points == float(about.get("points", 0))
    is_locked = not known.locked or known.checksum == utils.compute_checksum(cell)
    is_kind = (known.cell_type, known.locked) == (cell.cell_type, utils.is_locked(cell))
    return is_kind and is_graded and is_locked


def _is_plain(config: Config) -> bool:
    """True if the settings ask nothing of nbgrader's `autograde` besides what is done here."""
    if any(config.get(name) for name in _NOT_FOLLOWED) or set(config.CourseDirectory) - _FOLDERS:
        return False
    return dict(config.Autograde) == _AUTOGRADE


def _timestamp(path: Path) -> datetime.datetime | None:
    """Return when a submission was handed in: UTC, without a zone, as the gradebook keeps it."""
    text = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    try:
        time: datetime.datetime | None = utils.parse_utc(text) if text else None
    except (ValueError, OverflowError):
        raise ValueError(f"{path.name} holds no time such as `2026-11-25 10:00:00 Asia/Seoul`") from None
    return time


def _comment(cell: NotebookNode) -> str | None:
    is_untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return _NO_RESPONSE if is_untouched and not utils.is_task(cell) else None


def _text_of(notebook: NotebookNode) -> str:
    """Return the text that `nbformat.v4.writes` makes, which copies a notebook first; its cells' texts become lists."""
    split = strip_transient(split_lines(notebook))
    return json.dumps(split, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))


def _put(path: Path, text: str) -> None:
    path.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8")
    path.chmod(_PERMISSIONS)
