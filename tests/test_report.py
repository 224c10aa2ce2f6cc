"""The tables and stamps that people read."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from rich.console import Console

from examiner import cli, messages, report
from examiner.course import Source
from examiner.model import Cause, ManualQuestion, Outcome, Question, QuestionMark, Scoresheet, Verdict


def sheet(points: dict[str, float], message: str = "") -> Scoresheet:
    questions = tuple(
        QuestionMark(
            name,
            2,
            (
                Verdict(
                    f"test_{name}",
                    "제목",
                    Outcome.PASSED if got else Outcome.FAILED,
                    got,
                    2,
                    "" if got else message,
                    cause=None if got else Cause.STUDENT,
                ),
            ),
        )
        for name, got in points.items()
    )
    return Scoresheet("n", questions, (ManualQuestion("essay", 4),), True, "k", "s", "t", {}, 1.0)


def printed(renderable: object, width: int = 100) -> str:
    console = Console(width=width, record=True, file=None, quiet=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


def test_the_class_table_names_every_problem_and_what_waits_for_a_person() -> None:
    alice = [sheet({"circle": 2, "two-layer": 0})]
    questions = tuple(Question(name, f"{name}-tests", 2, Path("test.py"), "Test") for name in ("circle", "two-layer"))
    source = Source("lab", "n", Path("n.ipynb"), new_notebook(), questions, (ManualQuestion("essay", 4),))
    points = {"circle-tests": 2.0, "two-layer-tests": 0.0, "essay": None}
    rows = {"alice": report.ClassRow.of(alice, [source], points), "bob": report.ClassRow.of([], [source], {})}
    rows["carol"] = report.ClassRow.of(alice, [source], points | {"essay": 3.5})
    rows["dan"] = report.ClassRow.of(alice, [source], points | {"circle-tests": None, "essay": 4.0})
    text = printed(report.class_table("lab", rows, [source]))
    assert "circle" in text
    assert "two-layer" in text
    assert "by hand" in text
    row = next(line for line in text.splitlines() if "alice" in line)
    bob = next(line for line in text.splitlines() if "bob" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")] == ["alice", "2", "0", "2", "?", "?"]
    assert [cell.strip() for cell in bob.strip("│").split("│")] == ["bob", "-", "-", "0", "0", "0"]
    carol = next(line for line in text.splitlines() if "carol" in line)
    assert [cell.strip() for cell in carol.strip("│").split("│")] == ["carol", "2", "0", "2", "3.5", "5.5"]
    dan = next(line for line in text.splitlines() if "dan" in line)
    assert [cell.strip() for cell in dan.strip("│").split("│")] == ["dan", "?", "0", "?", "4", "?"]


def test_the_class_as_csv_has_each_question_and_leaves_empty_what_is_to_come() -> None:
    questions = tuple(Question(name, f"{name}-tests", 2, Path("test.py"), "Test") for name in ("circle", "xor"))
    source = Source("lab", "n", Path("n.ipynb"), new_notebook(), questions, (ManualQuestion("essay", 4),))
    done, points = [sheet({"circle": 2, "xor": 0})], {"circle-tests": 2.0, "xor-tests": 0.0, "essay": 3.5}
    rows = {"0012": report.ClassRow.of(done, [source], points), "0013": report.ClassRow.of([], [source], {})}
    rows["=2+5"] = report.ClassRow.of(done, [source], points | {"essay": None})
    assert report.class_csv(rows, [source]).decode("utf-8-sig").splitlines() == [
        "student,circle (/2),xor (/2),essay (/4),automatic,by hand,total",
        "0012,2,0,3.5,2,3.5,5.5",
        "0013,,,,0,0,0",
        "'=2+5,2,0,,2,,",
    ]


def test_equal_reasons_are_told_once_with_their_problems_and_points() -> None:
    lines = report.lost_points([sheet({"circle": 0, "xor": 0, "gauss": 2}, "깨진 파일입니다.")])
    assert lines == ["circle, xor −4 (답안): 깨진 파일입니다."]


def test_what_a_student_wrote_is_escaped_and_names_become_code() -> None:
    text = report.question_html(sheet({"a": 0}, "`x` <script>alert(1)</script>").questions[0], ["<b>"])
    assert "<script>" not in text
    assert "<code>x</code> &lt;script&gt;" in text
    assert "※ &lt;b&gt;" in text


@pytest.mark.parametrize("formula", [r"$\href{javascript:alert(1)}{x}$", r"$$\style{position:fixed}{x}$$"])
def test_a_formula_that_a_sentence_repeats_does_nothing(formula: str) -> None:
    text = report.question_html(sheet({"a": 0}, f"ValueError: {formula}").questions[0], [formula])
    assert "\\" not in text


def test_brackets_of_a_student_are_no_markup() -> None:
    assert "\\[/] [/red]" in printed(report.marks_table(sheet({"a": 0}, "\\[/] [/red]")))
    assert "[red]x[/red]" in printed(report.marks_table(sheet({"a": 0}, "[red]x[/red]")))


def test_a_students_text_cannot_steer_the_terminal() -> None:
    assert messages.printable("\x1b[1mname 'tf'\x1b[0m \x1b[38;5;1m없음") == "name 'tf' 없음"
    assert messages.printable("가\x1b]0;x\x07\x9b31m\u202e\n\t나") == "가�]0;x��31m�\n\t나"


def test_no_name_of_a_students_makes_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    told = cli._Told(report.ClassRow.of([], [], {}), ["lost\ns2  forged"], ["named\ns3  forged"], is_new=False)
    assert not cli._print_class("mini", {"s1": told}, [])
    lines = capsys.readouterr().out.splitlines()
    assert "s1  lost s2  forged" in lines
    assert not any(line.startswith(("s2", "s3")) for line in lines)


def test_a_note_stands_below_the_question_that_it_names_and_else_below_the_first() -> None:
    questions = tuple(Question(name, f"{name}-tests", 2, Path("test.py"), "Test") for name in ("a", "b"))
    notebook = new_notebook(cells=[new_code_cell("", id=question.grade_id) for question in questions])
    source = Source("lab", "n", Path("n.ipynb"), notebook, questions, ())
    notes = ("전체에 관한 말", "`b`의 풀이를 찾았습니다.", "`a`와 `b`를 나누었습니다.", "`essay`의 답을 옮겼습니다.")
    report.stamp(notebook, source, dataclasses.replace(sheet({"a": 2, "b": 2}), notes=notes), {})
    shown = [cell.outputs[0].data["text/html"] for cell in notebook.cells]
    assert [[word in html for word in ("전체", "찾았", "나누", "옮겼")] for html in shown] == [
        [True, False, True, True],
        [False, True, True, False],
    ]
