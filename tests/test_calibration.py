"""How trainings are shared out among the answers of the bank."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from examiner import calibration
from examiner.calibration import Rate, Task, Trial
from examiner.course import Course
from examiner.errors import CourseError

ROOT = Path(__file__).parents[1]


def trained(tasks: list[Task], seconds: dict[str, float]) -> list[Trial]:
    return [
        Trial(task.question.id, task.path.stem, task.is_right, number, (), seconds.get(task.path.stem, 1.0))
        for task in tasks
        for number in task.numbers
    ]


def test_each_right_answer_is_trained_and_the_quicker_half_makes_up_the_number() -> None:
    first = calibration.plan(Course(ROOT).sources("keras_and_tf"), ROOT / "tests/bank", wrong_seeds=3)
    xor = [task for task in first if task.question.id == "xor"]
    right = sorted(task.path.stem for task in xor if task.is_right)
    slow = set(right[1::2])
    trials = trained(first, dict.fromkeys(slow, 60.0))
    more = [task for task in calibration.rest(first, trials, seeds=100) if task.question.id == "xor"]
    both = trained([*xor, *more], {})
    counts = Counter(trial.answer for trial in both if trial.is_right)
    assert set(counts) == set(right)
    assert sum(counts.values()) >= 100
    assert {name for name, count in counts.items() if count == 2} == slow
    assert all(len({t.number for t in both if t.answer == name}) == count for name, count in counts.items())
    assert not calibration.rest(first, trained([*first, *more], {}), seeds=1)


def test_a_bank_without_answers_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no right/QUESTION_"):
        calibration.plan(Course(ROOT).sources("keras_and_tf"), tmp_path, wrong_seeds=1)


def test_an_interval_is_that_of_clopper_and_pearson() -> None:
    assert Rate(0, 300).interval == pytest.approx((0.0, 1 - 0.025 ** (1 / 300)))
