"""nbgrader's own commands, with and without the examiner."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from examiner import messages
from examiner.course import Course
from examiner.outline import CODE_STUB
from tests.conftest import write_notebook

pytestmark = pytest.mark.slow


QUESTIONS = ("a-tests", "b-tests", "c-tests")


def nbgrader(course: Course, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbgrader", *arguments]
    environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
    return subprocess.run(
        command, cwd=course.root, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def submit(course: Course, student: str, name: str = "1.ipynb") -> Path:
    return write_notebook(course.sources("mini")[0], course.root / "submitted" / student / "mini" / name)


def exported(course: Course) -> dict[str, float]:
    done = nbgrader(course, "export")
    assert done.returncode == 0, done.stderr
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        return {row["student_id"]: float(row["raw_score"]) for row in csv.DictReader(file)}


@pytest.fixture
def released(mini: Course) -> Course:
    done = nbgrader(mini, "generate_assignment", "mini")
    assert done.returncode == 0, done.stderr
    return mini


def test_autograde_marks_by_the_configuration_alone(released: Course) -> None:
    submit(released, "alice")
    release = released.root / "release" / "mini" / "1.ipynb"
    for student, text in {"bob": release.read_text(encoding="utf-8"), "carol": "not a notebook"}.items():
        path = released.root / "submitted" / student / "mini" / "1.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    done = nbgrader(released, "autograde", "mini")
    assert done.returncode == 0, done.stderr
    assert exported(released) == {"alice": 5, "bob": 0, "carol": 0}
    sheet = json.loads((released.root / "autograded/carol/mini/1.scoresheet.json").read_text(encoding="utf-8"))
    assert {test["message"] for question in sheet["questions"] for test in question["tests"]} == {
        messages.UNREADABLE["not-json"]
    }


def test_plain_nbgrader_fails_closed_and_says_why(released: Course) -> None:
    submit(released, "alice")
    (released.root / "nbgrader_config.py").write_text("c = get_config()\nc.ExecutePreprocessor.timeout = 120\n")
    done = nbgrader(released, "autograde", "mini")
    assert done.returncode == 0, done.stderr
    assert exported(released) == {"alice": 0}
    notebook = nbformat.read(released.root / "autograded/alice/mini/1.ipynb", as_version=4)
    errors = [
        out.ename for cell in notebook.cells if cell.id.endswith("-tests") for out in cell.outputs if "ename" in out
    ]
    assert errors == ["RuntimeError"] * 3


def test_an_examiner_that_is_not_run_leaves_zero_not_full_marks(released: Course) -> None:
    submit(released, "alice")
    config = released.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + "\nc.Examine.enabled = False\n", encoding="utf-8")
    assert nbgrader(released, "autograde", "mini").returncode == 0
    assert exported(released) == {"alice": 0}


def test_no_verdict_and_work_not_surely_found_wait_for_a_person_in_the_formgrader(released: Course) -> None:
    def spoil(notebook: nbformat.NotebookNode) -> None:
        cells = {cell.id: cell for cell in notebook.cells}
        cells["b"].source = "model = 3\nhist = None"
        misspelt = nbformat.v4.new_code_cell("### c\ndef tripel(x):\n    return x * 3\nprint(tripel(2))", id="own")
        notebook.cells.insert(notebook.cells.index(cells["c"]) + 1, misspelt)
        cells["c"].source = CODE_STUB

    path = released.root / "submitted" / "alice" / "mini" / "1.ipynb"
    write_notebook(released.sources("mini")[0], path, spoil)
    command = [sys.executable, "-m", "examiner", "grade", "mini"]
    done = subprocess.run(command, cwd=released.root, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "without a verdict" in done.stdout
    assert "look for the work on c in 1" in done.stdout
    with Gradebook(f"sqlite:///{released.root}/gradebook.db") as gradebook:
        grades = {name: gradebook.find_grade(name, "1", "mini", "alice") for name in QUESTIONS}
        waiting = {name: grade.needs_manual_grade for name, grade in grades.items()}
    assert waiting == {"a-tests": False, "b-tests": True, "c-tests": True}


def test_a_renamed_notebook_stays_out_of_the_gradebook_but_stops_nobody(released: Course) -> None:
    submit(released, "alice")
    submit(released, "bob", "1 (1).ipynb")
    nbgrader(released, "autograde", "mini")
    assert exported(released)["alice"] == 5


def test_nbgrader_works_without_an_activated_environment(mini: Course) -> None:
    command = [str(Path(sys.executable).with_name("nbgrader")), "generate_assignment", "mini"]
    environment = os.environ | {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=mini.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
