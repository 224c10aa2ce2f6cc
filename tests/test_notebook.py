"""A submitted file becomes a whole notebook, whatever happened to it."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_notebook

from examiner import messages
from examiner.container import SubmittedCell
from examiner.course import Course, Source
from examiner.notebook import read_submission, restore


@pytest.fixture
def source(mini: Course) -> Source:
    return mini.sources("mini")[0]


def cell(name: str, text: str, kind: str = "code") -> SubmittedCell:
    return SubmittedCell(kind, text, (name,) if name else ())


def texts(source: Source, cells: list[SubmittedCell]) -> dict[str, str]:
    return {cell.id: cell.source for cell in restore(source, cells).notebook.cells}


def test_given_and_graded_cells_come_from_the_source(source: Source) -> None:
    original = {cell.id: cell.source for cell in source.cells}
    found = texts(source, [cell("setup", "evil = 1"), cell("a-tests", "pass")])
    assert found["setup"] == original["setup"]
    assert found["a-tests"] == original["a-tests"]


def test_pasted_pictures_stay_with_the_prose_that_they_were_pasted_into(source: Source) -> None:
    picture = {"a.png": {"image/png": "QUJD"}}
    cells = [SubmittedCell(c.cell_type, c.source, (c.id,), picture) for c in source.cells]
    cells.append(SubmittedCell("markdown", "내 메모", (), picture))
    found = restore(source, cells).notebook.cells
    assert [c.id for c in found if "attachments" in c] == ["title", "essay", "extra-1"]
    nbformat.validate(new_notebook(cells=found))


def test_a_deleted_graded_cell_is_restored_and_the_student_is_told(source: Source) -> None:
    submission = restore(source, [cell(c.id, c.source, c.cell_type) for c in source.cells if c.id != "b-tests"])
    assert [c.id for c in submission.notebook.cells] == [c.id for c in source.cells]
    assert submission.notes == (messages.CELL_RESTORED.format(id="b-tests"),)


def test_a_deleted_solution_cell_is_empty_not_the_solution(source: Source) -> None:
    submission = restore(source, [cell("a", "x = 1")])
    assert {c.id: c.source for c in submission.notebook.cells}["b"] == ""
    assert messages.SOLUTION_DELETED.format(id="b") in submission.notes


def test_extra_cells_stay_behind_the_cell_that_they_followed(source: Source) -> None:
    found = texts(source, [cell("a", "x = 1"), cell("", "helper = 2"), cell("b", "y = 3")])
    names = list(found)
    assert names.index("extra-1") == names.index("a") + 1
    assert found["extra-1"] == "helper = 2"


def test_a_copied_solution_cell_counts_with_the_text_that_was_written(source: Source) -> None:
    stub = "# 여기에 코드를 작성하세요\nraise NotImplementedError"
    assert texts(source, [cell("a", "right = 1"), cell("a", stub)])["a"] == "right = 1"
    assert texts(source, [cell("a", stub), cell("a", "right = 1")])["a"] == "right = 1"


def test_both_parts_of_a_split_solution_cell_run_in_their_order(source: Source) -> None:
    found = texts(source, [cell("a", "base = 21  # raise NotImplementedError"), cell("a", "answer = base * 2")])
    names = list(found)
    assert (found["a"], found["extra-1"]) == ("base = 21  # raise NotImplementedError", "answer = base * 2")
    assert names.index("extra-1") == names.index("a") + 1


def test_a_given_cell_without_an_id_is_known_by_its_text(source: Source) -> None:
    setup = next(c.source for c in source.cells if c.id == "setup")
    found = texts(source, [cell("", setup), cell("", "def helper(x): return x * 2")])
    assert [name for name in found if name.startswith("extra")] == ["extra-1"]
    assert list(found).index("extra-1") == list(found).index("setup") + 1


def test_a_solution_in_a_markdown_cell_is_code_again(source: Source) -> None:
    submission = restore(source, [cell("a", "x = 1", kind="markdown")])
    assert next(c for c in submission.notebook.cells if c.id == "a").cell_type == "code"


def test_an_id_in_the_metadata_is_enough(source: Source, tmp_path: Path) -> None:
    document = {"nbformat": 4, "cells": [{"cell_type": "code", "metadata": {"id": "a"}, "source": ["x = ", "1"]}]}
    path = tmp_path / "colab.ipynb"
    path.write_text(json.dumps(document))
    assert {c.id: c.source for c in read_submission(source, path).notebook.cells}["a"] == "x = 1"


def test_an_old_format_is_read(source: Source, tmp_path: Path) -> None:
    old = {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "a"}}, "input": "x = 1\r\ny = 2"}
    path = tmp_path / "old.ipynb"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"nbformat": 3, "worksheets": [{"cells": [old]}]}).encode())
    assert {c.id: c.source for c in read_submission(source, path).notebook.cells}["a"] == "x = 1\ny = 2"


def test_a_lone_surrogate_does_not_stop_the_class(source: Source, tmp_path: Path) -> None:
    path = tmp_path / "odd.ipynb"
    path.write_text('{"cells": [{"cell_type": "code", "id": "a", "source": "x = \'\\ud800\'"}]}')
    nbformat.writes(read_submission(source, path).notebook).encode()


def test_the_hash_is_of_what_the_student_wrote(source: Source) -> None:
    setup = next(c.source for c in source.cells if c.id == "setup")
    one, other = restore(source, [cell("a", "x = 1")]), restore(source, [cell("a", "x = 2")])
    edited_given = restore(source, [cell("setup", f"{setup}\n# evil"), cell("a", "x = 1")])
    assert one.hash != other.hash
    assert one.hash == edited_given.hash
