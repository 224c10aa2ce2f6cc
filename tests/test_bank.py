"""A spread of the bank of answers; `make bank` marks all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from examiner.answers import read_answers
from tests.bank.run import examine, files

SPREAD = 24  # every 24th answer in `make test`


@pytest.mark.slow
@pytest.mark.parametrize("path", files()[::SPREAD], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_answer_of_the_bank_gets_what_it_says(path: Path) -> None:
    assert not examine(path).differences


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
