"""The course folder: its source notebooks, its hidden tests and its secret."""

from __future__ import annotations

import ast
import dataclasses
import functools
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from examiner.errors import CourseError
from examiner.model import ManualQuestion, Question

CONFIG_NAME = "nbgrader_config.py"
SECRET_NAME = ".examiner_secret"
_SECRET_BYTES = 32
NODE_NAME = "EXAMINER_NODE"


@dataclasses.dataclass(frozen=True, eq=False)
class Source:
    """One source notebook of an assignment, with the questions that its graded cells hold.

    It is read once for each state of its file: two are equal if they are one.
    """

    assignment: str
    name: str
    path: Path
    notebook: NotebookNode
    questions: tuple[Question, ...]
    manual: tuple[ManualQuestion, ...]

    @property
    def cells(self) -> list[NotebookNode]:
        """The cells of the source notebook, in order."""
        return list(self.notebook.cells)

    @property
    def test_file(self) -> Path | None:
        """The one module of hidden tests, or None where nothing is marked automatically."""
        return self.questions[0].test_file if self.questions else None


@dataclasses.dataclass(frozen=True)
class Course:
    """A course folder, known by its `nbgrader_config.py`."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Course:
        """Return the course of `start` (default: the working directory) or of the nearest folder above it.

        Raises:
            CourseError: no folder on the way up holds an nbgrader_config.py.
        """
        here = (start or Path.cwd()).resolve()
        if not here.is_dir():
            raise CourseError(f"{here}: no such folder. Name the course folder with --course DIR.")
        for folder in (here, *here.parents):
            if (folder / CONFIG_NAME).is_file():
                return cls(folder)
        raise CourseError(
            f"No course here: neither {here} nor a folder above it has an {CONFIG_NAME}. "
            "Change into the course folder, or name it with --course DIR."
        )

    @property
    def assignments(self) -> tuple[str, ...]:
        """Names of the assignments in source/."""
        return tuple(sorted(path.name for path in (self.root / "source").glob("*") if any(path.glob("*.ipynb"))))

    def sources(self, assignment: str) -> tuple[Source, ...]:
        """Return the source notebooks of `assignment`, in the order of their names.

        Raises:
            CourseError: there is no such assignment, or one of its notebooks is not as it should be.
        """
        paths = sorted((self.root / "source" / assignment).glob("*.ipynb"))
        if not paths:
            names = ", ".join(self.assignments) or "none"
            raise CourseError(f"No assignment {assignment!r} in {self.root / 'source'}. Assignments there: {names}.")
        return tuple(self._source(assignment, path) for path in paths)

    def all_sources(self) -> Iterator[Source]:
        """Yield the source notebooks of every assignment."""
        for assignment in self.assignments:
            yield from self.sources(assignment)

    def secret(self) -> bytes:
        """Return the secret of the course, made at first use and readable by its owner alone.

        Hidden inputs are drawn from it: keep the file with the gradebook, out of version control, and give it to
        every machine that marks the same class.
        """
        path = self.root / SECRET_NAME
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return _read_secret(path)
        except OSError as error:
            raise CourseError(
                f"{path}: the secret of the course cannot be made ({error}). Make {self.root} writable."
            ) from None
        with open(descriptor, "wb") as file:
            file.write(secrets.token_hex(_SECRET_BYTES).encode())
        return _read_secret(path)

    def _source(self, assignment: str, path: Path) -> Source:
        return _read_source(self.root, assignment, path, path.stat().st_mtime_ns)


def _read_secret(path: Path) -> bytes:
    try:
        secret = path.read_bytes()
    except OSError as error:
        raise CourseError(
            f"{path}: the secret of the course cannot be read ({error}). Make it a readable file."
        ) from None
    if len(secret) < _SECRET_BYTES:
        raise CourseError(f"{path}: too short for a secret. Remove the file, or put back the one of this class.")
    return secret


@functools.lru_cache(maxsize=32)
def _read_source(root: Path, assignment: str, path: Path, _mtime_ns: int) -> Source:
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (ValueError, KeyError, nbformat.ValidationError) as error:
        raise CourseError(f"{path}: not a notebook ({error}). Mend it, or take it out of source/.") from None
    graded = [cell for cell in notebook.cells if _nbgrader(cell).get("grade")]
    return Source(
        assignment=assignment,
        name=path.stem,
        path=path,
        notebook=notebook,
        questions=tuple(_question(root, path, cell) for cell in graded if not _nbgrader(cell).get("solution")),
        manual=tuple(
            ManualQuestion(cell.id, float(_nbgrader(cell)["points"])) for cell in graded if _nbgrader(cell)["solution"]
        ),
    )


def _question(root: Path, path: Path, cell: NotebookNode) -> Question:
    node = _node(cell.source)
    file, _, test_class = node.partition("::")
    if not test_class or not (root / file).is_file():
        raise CourseError(
            f"Graded cell {cell.id!r} of {path} names the hidden tests {node!r}, which do not exist. "
            f'Write {NODE_NAME} = "tests/ASSIGNMENT/test_NOTEBOOK.py::TestQuestion" between the hidden-test markers.'
        )
    return Question(
        id=cell.id.removesuffix("-tests"),
        grade_id=cell.id,
        max_points=float(_nbgrader(cell)["points"]),
        test_file=root / file,
        test_class=test_class,
    )


def _node(source: str) -> str:
    """Return the pytest node that a graded cell assigns to `EXAMINER_NODE`, or an empty string."""
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            target = statement.targets[0]
            if isinstance(target, ast.Name) and target.id == NODE_NAME:
                return str(statement.value.value)
    return ""


def _nbgrader(cell: NotebookNode) -> NotebookNode:
    mark: NotebookNode = cell.metadata.get("nbgrader", NotebookNode())
    return mark


def is_given(cell: NotebookNode) -> bool:
    """True for a locked code cell that is not graded: its text always comes from the source."""
    mark = _nbgrader(cell)
    return cell.cell_type == "code" and bool(mark.get("locked")) and not mark.get("grade")


def is_graded(cell: NotebookNode) -> bool:
    """True for an automatically graded cell."""
    mark = _nbgrader(cell)
    return cell.cell_type == "code" and bool(mark.get("grade")) and not mark.get("solution")


def is_solution(cell: NotebookNode) -> bool:
    """True for a cell that the student fills in, automatic or manual."""
    return bool(_nbgrader(cell).get("solution"))


def hash_files(*paths: Path) -> str:
    """Return the SHA-256 of the files' contents, in the order given, as hexadecimal digits."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
