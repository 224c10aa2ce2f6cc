"""Whose answers share lines that hardly anybody else wrote."""

from __future__ import annotations

import nbformat
import pytest
from typer.testing import CliRunner

from examiner import similarity
from examiner.cli import app
from examiner.course import Course
from examiner.errors import SubmissionError
from examiner.handin import hand_ins
from tests.conftest import write_notebook
from tests.test_cli import examiner

OWN = """
def double(x):
    shifted_left = x + 0
    {name}_answer_is = shifted_left * 2
    return {name}_answer_is + {number} - {number}
answer = 40 + {number} + (2 - {number})
print("{name} was here", {number})
"""


def hand_in(course: Course, student: str, a: str, essay: str = "") -> None:
    def change(notebook: nbformat.NotebookNode) -> None:
        for cell in notebook.cells:
            cell.source = {"a": a, "essay": essay or cell.source}.get(cell.id, cell.source)

    path = course.root / "submitted" / student / "mini" / "1.ipynb"
    write_notebook(course.sources("mini")[0], path, change)


@pytest.fixture(name="course")
def course_of_eight(mini: Course) -> Course:
    for number in range(8):
        hand_in(mini, f"s{number}", OWN.format(name="abcdefgh"[number] * 4, number=number))
    return mini


def test_who_wrote_alone_shares_nothing(course: Course) -> None:
    assert similarity.alike(course, "mini", [f"s{number}" for number in range(8)], least=1) == ([], {})


def test_a_copy_is_found_under_other_comments_and_layout(course: Course) -> None:
    copied = OWN.format(name="aaaa", number=0).replace(" + ", "  +  ").replace("answer =", "# mine!\n\nanswer =")
    hand_in(course, "copy", copied)
    ((pair,), _) = similarity.alike(course, "mini", [*(f"s{number}" for number in range(8)), "copy"], least=3)
    assert (pair.students, pair.notebook, pair.share) == (("s0", "copy"), "1", 1)
    assert "print('aaaa was here', 0)" in pair.shared
    assert not any("shifted_left = x" in line for line in pair.shared)  # all of them wrote that


@pytest.mark.parametrize("odd", ["x = " + " + ".join(["1"] * 900), "x = 0x" + "f" * 4000], ids=["deep", "long"])
def test_code_that_python_cannot_write_is_compared_as_it_stands(course: Course, odd: str) -> None:
    for student in ("s1", "s2"):
        hand_in(course, student, odd)
    ((pair,), _) = similarity.alike(course, "mini", [f"s{number}" for number in range(8)], least=1)
    assert (pair.students, pair.shared) == (("s1", "s2"), (odd,))


def test_written_answers_are_compared_too(course: Course) -> None:
    text = "첫째 문장은 이 학생이 스스로 썼습니다.\n\n둘째 문장도 아무도 쓰지 않을 만합니다."
    for student in ("s1", "s2"):
        hand_in(course, student, OWN.format(name=student * 4, number=3), essay=text)
    ((pair,), _) = similarity.alike(course, "mini", [f"s{number}" for number in range(8)], least=2)
    assert (pair.students, set(pair.shared) >= set(text.split("\n\n"))) == (("s1", "s2"), True)


def test_the_assignments_own_lines_tell_nothing(mini: Course) -> None:
    for student in ("s1", "s2"):
        write_notebook(mini.sources("mini")[0], mini.root / "submitted" / student / "mini" / "1.ipynb")
    assert similarity.alike(mini, "mini", ["s1", "s2"], least=1) == ([], {})


def test_the_command_shows_pairs_and_an_unreadable_file_stops_nothing(course: Course) -> None:
    hand_in(course, "copy", OWN.format(name="bbbb", number=1))
    broken = course.root / "submitted" / "broken" / "mini" / "1.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_text("\x1b[31mno notebook")
    done = examiner(course, "similar", "mini", "--least", "3")
    assert done.returncode == 0, done.stderr
    assert "copy and s1" in done.stdout
    assert "students: 10; pairs that share 3 rare lines or more of a notebook: 1" in done.stdout


def test_who_cannot_be_read_is_left_out_and_named_at_the_end(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, "copy", OWN.format(name="bbbb", number=1))

    def fail(course: Course, assignment: str, student: str) -> object:
        if student == "s2":
            raise SubmissionError(course.root / "submitted" / student, PermissionError(13, "Permission denied"))
        return hand_ins(course, assignment, student)

    monkeypatch.setattr("examiner.similarity.hand_ins", fail)
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(app, ["similar", "mini", "--least", "3"])
    assert (done.exit_code, "copy and s1" in done.stdout) == (3, True)
    assert "left out: s2" in done.stdout.splitlines()[-1]
