"""The content law of the lab: what the source promises, the release hides and the marks say."""

from __future__ import annotations

import csv
import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from demo import build
from examiner import messages
from examiner.course import Course, Source, is_given, is_graded, is_solution
from examiner.model import Outcome, Scoresheet
from tests.conftest import PROJECT

ASSIGNMENT = "keras_and_tf"
NOTEBOOKS = ("1_tensors", "2_keras", "3_tensorflow")
POINTS = {
    "1_tensors": {"tensors": 10},
    "2_keras": {"playground": 12, "circle": 10, "xor": 10, "gauss": 10, "spiral": 15},
    "3_tensorflow": {"minibatch": 10, "two-layer": 10},
}
MANUAL = {"1_tensors": {"tensors-summary": 5}, "2_keras": {"playground-explanation": 8}, "3_tensorflow": {}}
STUB = "# 여기에 코드를 작성하세요\nraise NotImplementedError"
TEXT_STUB = "여기에 답을 작성하세요."


def sources() -> dict[str, Source]:
    return {source.name: source for source in Course(PROJECT).sources(ASSIGNMENT)}


@pytest.fixture(params=NOTEBOOKS)
def source(request: pytest.FixtureRequest) -> Source:
    return sources()[request.param]


def run(course: Path, *arguments: str) -> None:
    environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=course, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with a fresh release; two students and the sample class are marked, with feedback."""
    root = tmp_path_factory.mktemp("lab") / "course"
    for folder in (f"source/{ASSIGNMENT}", f"tests/{ASSIGNMENT}"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "nbgrader_config.py", root)
    run(root, "nbgrader", "generate_assignment", ASSIGNMENT)
    for student, folder in {"solution": "source", "untouched": "release"}.items():
        shutil.copytree(root / folder / ASSIGNMENT, root / "submitted" / student / ASSIGNMENT)
    build.build(root)
    run(root, "examiner", "grade", ASSIGNMENT)
    run(root, "nbgrader", "generate_feedback", ASSIGNMENT)
    return root


def sheets(lab: Path, student: str) -> dict[str, Scoresheet]:
    folder = lab / "autograded" / student / ASSIGNMENT
    texts = {name: (folder / f"{name}.scoresheet.json").read_text(encoding="utf-8") for name in NOTEBOOKS}
    return {name: Scoresheet.from_json(text) for name, text in texts.items()}


def test_points_add_up_to_a_hundred() -> None:
    found = sources()
    assert tuple(found) == NOTEBOOKS
    assert {name: {q.id: q.max_points for q in source.questions} for name, source in found.items()} == POINTS
    assert {name: {q.id: q.max_points for q in source.manual} for name, source in found.items()} == MANUAL
    assert sum(sum(points.values()) for points in [*POINTS.values(), *MANUAL.values()]) == 100


def test_every_cell_is_named_by_its_grade_id(source: Source) -> None:
    nbformat.validate(source.notebook)
    ids = [cell.id for cell in source.cells]
    assert len(set(ids)) == len(ids)
    for cell in source.cells:
        mark = cell.metadata.get("nbgrader")
        assert mark is None or mark.grade_id == cell.id
        assert cell.cell_type != "code" or (cell.outputs, cell.execution_count) == ([], None)


def test_each_question_has_its_solution_cell_right_before_its_graded_cell(source: Source) -> None:
    order = [cell.id for cell in source.cells if is_solution(cell) or is_graded(cell)]
    for question in source.questions:
        assert order[order.index(question.grade_id) - 1] == question.id


def test_the_source_says_what_its_seed_says() -> None:
    text = {name: "\n".join(cell.source for cell in source.cells) for name, source in sources().items()}
    assert "https://www.tensorflow.org/guide/tensor" in text["1_tensors"]
    for fact in ("학습률", "활성화 함수", "규제", "배치 크기", "은닉층", "https://playground.tensorflow.org"):
        assert fact in text["2_keras"]
    for picture in ("", "-2", "-3", "-4"):
        assert f"codingalzi/dlp2/master/jupyter-book/imgs/ch03-tf-playground{picture}.jpg" in text["2_keras"]
    for fact in ("figure_3-8.png", "[[1, 0.5], [0.5, 1]]", "1000", "learning_rate = 0.1", "range(40)", "32"):
        assert fact in text["3_tensorflow"]
    assert all("codingalzi/dlp2" in words for words in text.values())


def test_the_self_check_speaks_the_sentences_of_the_examiner(source: Source) -> None:
    cells = {cell.id: cell.source for cell in source.cells}
    names: dict[str, Any] = {}
    exec(cells["setup"] + "\n" + cells["self-check"], names)
    for name in ("MISSING", "NOT_ATTEMPTED", "SHAPE", "KIND", "RAISED", "NON_FINITE"):
        assert names[name] == getattr(messages, name)


def test_the_three_notebooks_share_one_self_check() -> None:
    cells = [{cell.id: cell.source for cell in source.cells}["self-check"] for source in sources().values()]
    assert len(set(cells)) == 1


def test_the_release_holds_no_solution_and_no_hidden_test(source: Source) -> None:
    released = nbformat.read(PROJECT / "release" / ASSIGNMENT / f"{source.name}.ipynb", as_version=4)
    cells = {cell.id: cell for cell in released.cells}
    assert [cell.id for cell in released.cells] == [cell.id for cell in source.cells]
    for original in source.cells:
        text = cells[original.id].source
        if is_solution(original):
            assert text.endswith(STUB if original.cell_type == "code" else TEXT_STUB)
            assert "BEGIN SOLUTION" not in text
        if is_graded(original):
            assert "EXAMINER_NODE" not in text
            assert "RuntimeError" not in text
    assert not found_lines(PROJECT / "release" / ASSIGNMENT / f"{source.name}.ipynb", hidden_lines() | solution_lines())


def hidden_lines() -> set[str]:
    """The telling lines of the hidden tests."""
    files = sorted((PROJECT / "tests" / ASSIGNMENT).glob("*.py"))
    return telling(line for file in files for line in file.read_text(encoding="utf-8").splitlines()) - visible_lines()


def solution_lines() -> set[str]:
    """The telling lines of the solutions."""
    cells = [cell for source in sources().values() for cell in source.cells if is_solution(cell)]
    inside = [cell.source.partition("### BEGIN SOLUTION")[2] for cell in cells]
    return telling(line for text in inside for line in text.splitlines()) - visible_lines()


def visible_lines() -> set[str]:
    """The telling lines that every student sees anyway: given code and the statements."""
    texts = [cell.source.partition("### BEGIN")[0] for source in sources().values() for cell in source.cells]
    return telling(line for text in texts for line in text.splitlines())


def telling(lines: Any) -> set[str]:
    stripped = {line.strip() for line in lines}
    return {line for line in stripped if len(line) > 20 and not line.startswith(("import ", "from ", '"""', "###"))}


def found_lines(path: Path, lines: set[str]) -> set[str]:
    """The lines that stand in a file, be it plain, JSON or HTML."""
    text = path.read_text(encoding="utf-8")
    forms = {line: (line, json.dumps(line, ensure_ascii=False)[1:-1], _html(line)) for line in lines}
    return {line for line, shapes in forms.items() if any(shape in text for shape in shapes)}


def _html(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_the_search_for_lines_would_find_one(tmp_path: Path) -> None:
    line = sorted(hidden_lines())[0]
    leak = tmp_path / "leak.json"
    leak.write_text(json.dumps({"source": [line]}, ensure_ascii=False), encoding="utf-8")
    assert found_lines(leak, hidden_lines()) == {line}
    assert len(hidden_lines()) > 100
    assert len(solution_lines()) > 30


@pytest.mark.slow
def test_the_committed_release_equals_a_rebuild(lab: Path) -> None:
    committed, rebuilt = PROJECT / "release" / ASSIGNMENT, lab / "release" / ASSIGNMENT
    names = sorted(path.name for path in rebuilt.iterdir())
    assert names == sorted(path.name for path in committed.iterdir())
    differing = filecmp.cmpfiles(committed, rebuilt, names, shallow=False)[1:]
    assert differing == ([], []), "release/ is stale: run `make release` and commit it"


@pytest.mark.slow
def test_the_solution_gets_every_automatic_point(lab: Path) -> None:
    found = sheets(lab, "solution")
    lost = [test for sheet in found.values() for mark in sheet.questions for test in mark.tests if test.message]
    assert not lost
    assert {name: {mark.id: mark.points for mark in sheet.questions} for name, sheet in found.items()} == POINTS
    assert sum(sheet.points for sheet in found.values()) == 87
    assert not [fault for sheet in found.values() for fault in sheet.faults]


@pytest.mark.slow
def test_the_untouched_release_gets_nothing_and_each_zero_has_its_reason(lab: Path) -> None:
    tests = [test for sheet in sheets(lab, "untouched").values() for mark in sheet.questions for test in mark.tests]
    assert sum(test.points for test in tests) == 0
    assert all(test.message for test in tests)
    assert {test.outcome for test in tests} == {Outcome.NOT_ATTEMPTED}


@pytest.mark.slow
def test_the_sample_class_gets_what_each_deserves(lab: Path) -> None:
    assert len(build.students()) >= 8
    assert build.check(lab)


@pytest.mark.slow
def test_the_gradebook_waits_for_a_person_for_the_manual_points(lab: Path) -> None:
    run(lab, "nbgrader", "export")
    with (lab / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["solution"]["score"]) == 87
    assert float(rows["untouched"]["score"]) == 0
    assert float(rows["solution"]["max_score"]) == 100


@pytest.mark.slow
def test_feedback_shows_code_and_verdicts_and_no_hidden_line(lab: Path) -> None:
    files = [path for path in (lab / "feedback").rglob("*") if path.is_file()]
    pages = sorted(path for path in files if path.suffix == ".html")
    assert {path.name for path in files if path not in pages} <= {"timestamp.txt"}
    students = 2 + len(build.students())
    assert sorted(page.name for page in pages) == sorted(f"{name}.html" for name in NOTEBOOKS * students)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not found_lines(page, hidden_lines())
        assert "EXAMINER_NODE" not in text
        assert "::Test" not in text
        assert "test_" + page.stem not in text
    solved = (lab / "feedback/solution" / ASSIGNMENT / "2_keras.html").read_text(encoding="utf-8")
    assert solved.count("학습률(learning rate)</th>") == 4  # the addresses in words, with their pictures
    for name in NOTEBOOKS:
        page = lab / "feedback/untouched" / ASSIGNMENT / f"{name}.html"
        assert not found_lines(page, solution_lines())
    untouched = (lab / "feedback/untouched" / ASSIGNMENT / "2_keras.html").read_text(encoding="utf-8")
    assert messages.OUTCOMES[Outcome.NOT_ATTEMPTED] in untouched
    assert "여기에 코드를 작성하세요" in untouched


@pytest.mark.slow
@pytest.mark.parametrize("student", ["solution", "untouched"])
def test_a_person_marks_with_the_rubric_beside_the_answer(lab: Path, student: str) -> None:
    for source in sources().values():
        path = lab / "autograded" / student / ASSIGNMENT / f"{source.name}.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        for question in source.manual:
            place = next(index for index, cell in enumerate(cells) if cell.id == question.id)
            assert cells[place - 1].source.startswith(messages.RUBRIC_HEADING)
            assert "|" in cells[place - 1].source


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> dict[str, nbformat.NotebookNode]:
    """The notebooks of the release, run top to bottom by stock Jupyter, each alone in an empty folder."""
    done = {}
    for name in NOTEBOOKS:
        notebook = nbformat.read(PROJECT / "release" / ASSIGNMENT / f"{name}.ipynb", as_version=4)
        folder = tmp_path_factory.mktemp(name)
        NotebookClient(
            notebook, allow_errors=True, timeout=300, resources={"metadata": {"path": str(folder)}}
        ).execute()
        done[name] = notebook
    return done


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_release_runs_in_stock_jupyter(stock: dict[str, nbformat.NotebookNode], name: str) -> None:
    for cell in stock[name].cells:
        if cell.cell_type != "code":
            continue
        errors = [output.ename for output in cell.outputs if output.output_type == "error"]
        assert errors == (["NotImplementedError"] if is_solution(cell) else []), cell.id
        if is_graded(cell):
            printed = "".join(output.text for output in cell.outputs if output.output_type == "stream")
            assert "정의되어 있지 않습니다" in printed
            assert "점수는 다른 데이터로" in printed


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_self_check_passes_the_solution_in_stock_jupyter(name: str, tmp_path: Path) -> None:
    notebook = nbformat.from_dict(sources()[name].notebook)
    for cell in notebook.cells:
        cell.source = cell.source.partition("### BEGIN HIDDEN TESTS")[0]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    for cell in (cell for cell in notebook.cells if is_graded(cell)):
        printed = "".join(output.text for output in cell.outputs if output.output_type == "stream")
        assert "통과: " in printed
        assert "실패: " not in printed


@pytest.mark.slow
def test_given_cells_draw_their_pictures(stock: dict[str, nbformat.NotebookNode]) -> None:
    for name in ("2_keras", "3_tensorflow"):
        pictures = [
            output
            for cell in stock[name].cells
            if is_given(cell)
            for output in cell.outputs
            if "image/png" in output.get("data", {})
        ]
        assert pictures
