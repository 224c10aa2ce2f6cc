"""문제 1 of 2_keras, through the whole path: an address is replayed, marked and shown."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from examiner import sandbox
from examiner.course import Course, is_solution
from examiner.examination import Limits
from examiner.grading import Marked, Marker
from examiner.notebook import restore
from examiner.playground import Settings, format_address, parse_address
from tests.conftest import PROJECT, answered

pytestmark = pytest.mark.slow

REFERENCE = json.loads((Path(__file__).parent / "data" / "playground_reference.json").read_text())
EPOCHS = {"circle": 260, "xor": 543, "gauss": 249, "spiral": 1315}  # as the seed's four pictures show
EXAMPLES = {case["settings"]["dataset"]: parse_address(case["url"]) for case in REFERENCE[:4]}


def mark(playground: Any) -> Marked:
    """Mark 2_keras with this answer to 문제 1 and nothing else."""
    course = Course(PROJECT)
    source = next(source for source in course.sources("keras_and_tf") if source.name == "2_keras")
    untouched = {cell.id: "raise NotImplementedError" for cell in source.cells if is_solution(cell)}
    answers = untouched | {"playground": f"playground = {playground!r}"}
    marker = Marker(course, sandbox.find(course.root), Limits(120, 60, 600))
    return marker.mark(restore(source, answered(source, answers)))


def answer(**changed: Settings) -> dict[str, Any]:
    return {
        name: {"url": format_address(settings), "epochs": EPOCHS[name]}
        for name, settings in (EXAMPLES | changed).items()
    }


def points(marked: Marked) -> dict[str, float]:
    tests = next(mark.tests for mark in marked.scoresheet.questions if mark.id == "playground")
    return {name: sum(test.points for test in tests if test.title.startswith(name)) for name in EPOCHS}


@pytest.mark.parametrize("seed", ["0.10203", "0.31415", "0.55555", "0.70707", "0.98765"])
def test_the_seeds_examples_get_full_points_with_any_seed(seed: str) -> None:
    seeded = {name: dataclasses.replace(settings, seed=seed) for name, settings in EXAMPLES.items()}
    assert points(mark(answer(**seeded))) == dict.fromkeys(EPOCHS, 3)


def test_no_hidden_layer_on_the_spiral_gets_one_of_three() -> None:
    marked = mark(answer(spiral=dataclasses.replace(EXAMPLES["spiral"], hidden=())))
    assert points(marked) == {"circle": 3, "xor": 3, "gauss": 3, "spiral": 1}


def test_each_faulty_answer_costs_its_own_data_set_and_says_why() -> None:
    faulty = answer()
    faulty["circle"]["epochs"] = 2.5
    faulty["xor"]["url"] = faulty["gauss"]["url"]
    faulty["gauss"]["url"] = "https://playground.tensorflow.org.example.com/#dataset=gauss&seed=0.1"
    marked = mark(faulty)
    assert points(marked) == {"circle": 0, "xor": 0, "gauss": 0, "spiral": 3}
    messages = {test.name: test.message for test in marked.scoresheet.questions[0].tests}
    assert "자연수" in messages["test_circle_address"]
    assert "gauss 데이터셋의 주소" in messages["test_xor_address"]
    assert "https://playground.tensorflow.org" in messages["test_gauss_address"]
    assert not marked.scoresheet.faults


@pytest.mark.parametrize("strange", [None, [], 3, {"circle": None}, {"circle": {"url": 5}}, {3: {"url": "x"}}])
def test_strange_answers_are_sentences(strange: Any) -> None:
    sheet = mark(strange).scoresheet
    assert all(test.points == 0 and test.message for test in sheet.questions[0].tests)
    assert not sheet.faults


def test_the_marker_sees_settings_curves_and_map_of_each_address() -> None:
    marked = mark(answer())
    stamp = next(cell for cell in marked.notebook.cells if cell.id == "playground-tests").outputs
    assert len(stamp) == 1
    shown = stamp[0].data["text/html"]
    assert shown.count("data:image/png;base64,") == 4
    assert shown.count("학습률(learning rate)") == 4
    assert "유닛 8개 → 유닛 4개 → 유닛 2개 → 유닛 2개" in shown
