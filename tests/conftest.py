"""Fixtures: a small course in a folder of its own, and answers laid over its release."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from examiner import hatch, sandbox
from examiner.course import Course, Source
from examiner.examination import Limits
from examiner.grading import Marker
from examiner.kernel import Kernel
from examiner.model import Scoresheet
from examiner.notebook import SubmittedCell, restore

PROJECT = Path(__file__).parents[1]
SHORT = Limits(cell_cpu_s=20, call_cpu_s=3, notebook_clock_s=120)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # A shell has started pytest in the background.
    signal.signal(signal.SIGINT, signal.default_int_handler)  # What tests start must hear the Ctrl-C that they send.


@pytest.fixture(scope="session")
def project() -> Course:
    """The course that this repository is."""
    return Course(PROJECT)


@pytest.fixture
def mini(tmp_path: Path) -> Course:
    """A copy of the small course of tests/data/mini, with the project's own settings."""
    return make_mini(tmp_path / "course")


@pytest.fixture(scope="session")
def mini_marker(tmp_path_factory: pytest.TempPathFactory) -> Marker:
    """A marker of the small course, with short limits."""
    course = make_mini(tmp_path_factory.mktemp("mini") / "course")
    return Marker(course, sandbox.find(course.root), SHORT)


@pytest.fixture
def kernel() -> Iterator[Kernel]:
    """A kernel in a sandbox, with a hatch installed."""
    with Kernel(sandbox.find(PROJECT), SHORT) as running:
        running.plant(hatch.PLANT, limit_s=30)
        yield running


def make_mini(root: Path) -> Course:
    """Copy the small course to `root`."""
    shutil.copytree(PROJECT / "tests" / "data" / "mini", root)
    shutil.copy(PROJECT / "nbgrader_config.py", root)
    return Course(root)


def release(course: Course) -> Course:
    """Generate the release of the small course, which puts its assignment into the gradebook."""
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "mini", "--force"]
    subprocess.run(command, cwd=course.root, check=True, capture_output=True)
    return course


def start_grading(course: Course, *options: str, output: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """Start `examiner grade mini`, in a process group and with a folder for temporary files of its own."""
    (course.root.parent / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "examiner", "grade", "mini", *options],
        cwd=course.root,
        env=os.environ | {"COLUMNS": "200", "PYTHONPATH": str(PROJECT), "TMPDIR": str(course.root.parent / "tmp")},
        stdout=output,
        stderr=output,
        text=True,
        start_new_session=True,
    )


def answered(source: Source, answers: dict[str, str]) -> list[SubmittedCell]:
    """Return the cells of a submission: the source's own, with the texts of `answers` in place of some."""
    unknown = answers.keys() - {cell.id for cell in source.cells}
    assert not unknown, f"no such cells: {unknown}"
    return [SubmittedCell(cell.cell_type, answers.get(cell.id, cell.source), (cell.id,)) for cell in source.cells]


def mark(marker: Marker, answers: dict[str, str]) -> tuple[Scoresheet, NotebookNode]:
    """Mark the first notebook of the marker's course with some of its cells answered otherwise."""
    source = next(iter(marker.course.all_sources()))
    marked = marker.mark(restore(source, answered(source, answers)))
    return marked.scoresheet, marked.notebook


def write_notebook(source: Source, path: Path, change: Callable[[NotebookNode], None] | None = None) -> Path:
    """Write a copy of a source notebook to `path`, changed by `change`."""
    notebook = nbformat.from_dict(source.notebook)
    if change is not None:
        change(notebook)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
