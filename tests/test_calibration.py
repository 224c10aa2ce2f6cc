"""How trainings are shared out among the answers of the bank."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from examiner import calibration
from examiner.calibration import Rate, Task, Trial
from examiner.course import Course
from examiner.errors import CourseError
from tests.test_cli import examiner

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


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The lab, with a bank of one answer, which is quick."""
    root = tmp_path / "course"
    for name in ("source/keras_and_tf", "tests/keras_and_tf"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "tests/bank/right").mkdir(parents=True)
    shutil.copy(ROOT / "tests/bank/right/gauss_logistic_regression.py", root / "tests/bank/right")
    return Course(root)


@pytest.mark.slow
def test_what_cannot_be_calibrated_is_said_before_anything_is_trained_or_written(course: Course) -> None:
    (course.root / "file").touch()
    for options, words in (
        (("--only", "nothing"), "No question has 'nothing' in its id. Those that depend on training: gauss."),
        (("--output", "file/folder"), "file/folder: cannot be written to"),
        (("--output", "file"), "file: cannot be written to"),
    ):
        done = examiner(course, "calibrate", "keras_and_tf", *options)
        assert (done.returncode, "Traceback" in done.stderr, "training each" in done.stderr) == (2, False, False)
        assert words in done.stderr
    assert not (course.root / "docs").exists()


@pytest.mark.slow
def test_a_part_is_written_where_it_is_asked_for_alone(course: Course) -> None:
    few = ("calibrate", "keras_and_tf", "--only", "gauss", "--seeds", "2", "--wrong-seeds", "1", "--workers", "1")
    done = examiner(course, *few)
    assert done.returncode == 0, done.stderr
    assert "2 trainings; written: nothing" in done.stdout
    assert not (course.root / "docs").exists()
    done = examiner(course, *few, "--output", "part")
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (course.root / "part").iterdir()) == [".json", ".md", ".png"]
    assert "--only gauss" in (course.root / "part/calibration.md").read_text(encoding="utf-8")
