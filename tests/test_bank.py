"""A spread of the bank of answers; `make bank` marks all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from examiner.answers import read_answers
from tests.bank.run import BANK, examine, files, marked

SPREAD = 24  # every 24th answer in `make test`


@pytest.mark.slow
@pytest.mark.parametrize("path", files()[::SPREAD], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_answer_of_the_bank_gets_what_it_says(path: Path) -> None:
    assert not examine(path, secret="test").differences  # `make bank` takes the course's own, another one in each clone


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stem", "called", "trained"),
    [
        ("xor_model_under_another_name", "xor_history", "model_xor"),
        ("circle_history_of_another_model", "circle_history", "small_model"),
    ],
)
def test_a_record_of_another_model_names_the_one_that_was_trained(stem: str, called: str, trained: str) -> None:
    questions = marked(BANK / "wrong" / f"{stem}.py").questions
    said = [test.message for mark in questions for test in mark.tests if test.name == "test_training_evidence"]
    [sentence] = [message for message in said if f"`{called}`" in message and "훈련한 기록입니다" in message]
    assert f"`{trained}`" in sentence


def test_every_answer_tells_its_story_and_its_marks() -> None:
    for path in files():
        answers = read_answers(path)
        assert answers.cells, path
        assert ("Fails" in answers.notes) == (path.parent.name == "wrong"), path


def test_no_two_answers_are_the_same() -> None:
    seen: dict[str, Path] = {}
    for path in files():
        body = path.read_text(encoding="utf-8").partition("# %%")[2]
        assert body not in seen, f"{path} equals {seen.get(body)}"
        seen[body] = path
