"""The same submission, the same mark: also with other work on every core. `make steady` does it for twenty."""

from __future__ import annotations

import os

import pytest

from examiner.answers import read_answers
from tests.bank.run import files
from tests.bank.steady import busy, differences, points, rounds

UNSEEDED = ("right/minibatch_list_of_slices", "right/minibatch_tfdata_reshuffles_itself")


@pytest.mark.slow
@pytest.mark.parametrize("name", UNSEEDED)
def test_an_answer_that_sets_no_seed_gets_the_same_mark_on_a_busy_machine(name: str) -> None:
    (path,) = files([name])
    assert "seed" not in read_answers(path).cells[path.stem.partition("_")[0]]
    with busy(os.cpu_count() or 1):
        beside = {path: points(path)}
    assert differences({"alone": {path: points(path)}, "busy": beside}) == []


def test_a_difference_is_told_by_answer_and_test() -> None:
    path = files()[0]
    told = differences({"one": {path: {"a.test": 1.0}}, "two": {path: {"a.test": 0.0}}})
    assert told == [f"{path.stem} a.test: one 1, two 0.0"]


def test_every_round_marks_the_same_answers() -> None:
    paths = files()[:5]
    assert {frozenset(order) for _, order, _ in rounds(paths)} == {frozenset(paths)}
