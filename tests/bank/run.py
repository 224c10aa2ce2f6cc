"""Mark the bank of answers: every right one in full, every wrong one exactly as it says.

`python -m tests.bank.run` marks all of tests/bank/right and tests/bank/wrong, with a progress bar; files or parts of
names as arguments choose some; `--plain` does without the fast fit and warm kernels. The exit status is 1 if any answer
gets other marks than its file says.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import hashlib
import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from rich.progress import track

from examiner import sandbox
from examiner.answers import Answers, read_answers
from examiner.course import Course, Source
from examiner.errors import CourseError
from examiner.examination import Examination, Limits
from examiner.grading import Marker
from examiner.model import Outcome, QuestionMark, Scoresheet
from examiner.notebook import Submission
from examiner.warm import WarmExamination

BANK = Path(__file__).parent
PROJECT = BANK.parents[1]
LIMITS = Limits(cell_cpu_s=120, call_cpu_s=30, notebook_clock_s=600)


@dataclasses.dataclass(frozen=True)
class Result:
    """What one answer got: the differences from what its file says (none if it is right), and the seconds it took."""

    path: Path
    differences: tuple[str, ...]
    seconds: float


def files(chosen: Iterable[str] = ()) -> list[Path]:
    """Return the files of the bank whose path holds one of the `chosen` texts; all of them if there are none."""
    everything = sorted(BANK.glob("right/*.py")) + sorted(BANK.glob("wrong/*.py"))
    wanted = [text.removeprefix("./") for text in chosen]
    return [path for path in everything if not wanted or any(text in str(path) for text in wanted)]


@dataclasses.dataclass(frozen=True)
class _SecretCourse(Course):
    """The project's course with a secret of its own: other hidden inputs, and the same marks."""

    text: str = ""

    def secret(self) -> bytes:
        """Return a secret made from the text, the course's own one if it is empty."""
        return hashlib.sha256(self.text.encode()).hexdigest().encode() if self.text else super().secret()


class WarmMarker(Marker):
    """A marker whose examinations share the warm kernel of this process."""

    def _examination(self, submission: Submission, attempt: int) -> Examination:
        return WarmExamination(
            submission,
            sandbox=self.sandbox,
            secret=self.course.secret(),
            limits=self.limits,
            attempt=attempt,
            fast_fit=self.fast_fit,
        )


def examine(path: Path, *, fresh: bool = True, plain: bool = False, secret: str = "") -> Result:
    """Mark one answer through the whole path (sandbox, hatch, checks) and compare.

    `fresh` starts a kernel for each run, as a class is marked. Without it answers of one process share a kernel that is
    emptied between them, and what differs from its file is marked once more in a fresh one. `plain` kernels are no
    forks, and run `fit` as Keras does.
    """
    result = _compared(path, marked(path, fresh=fresh, plain=plain, secret=secret))
    return result if fresh or not result.differences else examine(path, plain=plain, secret=secret)


def _compared(path: Path, sheet: Scoresheet) -> Result:
    answers = read_answers(path)
    expected = _expected(answers, _sources())
    classes = {question.id: question.test_class for source in _sources() for question in source.questions}
    marks = [mark for mark in sheet.questions if mark.id in expected]
    differences = [line for mark in marks for line in _compare(answers, mark, classes[mark.id], expected[mark.id])]
    differences += [f"a hidden test failed by itself: {fault}" for fault in sheet.faults]
    return Result(path, tuple(differences), sheet.seconds)


def marked(path: Path, *, fresh: bool = True, plain: bool = False, secret: str = "") -> Scoresheet:
    """Mark one answer through the whole path (sandbox, hatch, checks), with hidden inputs drawn from `secret`."""
    course, answers = _SecretCourse(PROJECT, text=secret), read_answers(path)
    expected = _expected(answers, _sources())
    source = next(source for source in _sources() if any(question.id in expected for question in source.questions))
    found = sandbox.find(course.root, warm=not plain)
    marker = (Marker if fresh else WarmMarker)(course, found, LIMITS, fast_fit=not plain)
    return marker.mark(answers.lay_over(source)).scoresheet


def _sources() -> tuple[Source, ...]:
    return Course(PROJECT).sources("keras_and_tf")


def examine_all(paths: list[Path], *, workers: int, **how: Any) -> Iterator[Result]:
    """Examine answers in worker processes, in order; `how` is as in `examine`."""
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(functools.partial(examine, **how), paths)


def _expected(answers: Answers, sources: tuple[Source, ...]) -> dict[str, float]:
    """Return the points that the answer should get, by question."""
    maximum = {question.id: question.max_points for source in sources for question in source.questions}
    if answers.path.parent.name == "right":
        stem = answers.path.stem.replace("_", "-")
        return {name: points for name, points in maximum.items() if stem.startswith(f"{name}-")}
    pairs = [entry.split() for entry in answers.notes.get("Points", "").split(",")]
    if not all(len(pair) == 2 and pair[0] in maximum for pair in pairs) or "Fails" not in answers.notes:
        raise CourseError(f"{answers.path}: write 'Fails: TestX.test_y, ...' and 'Points: question 7' on top.")
    return {name: float(points) for name, points in pairs}


def _compare(answers: Answers, mark: QuestionMark, test_class: str, points: float) -> Iterator[str]:
    """Yield what differs; `TestX` alone in the file's `Fails` stands for all tests of that class."""
    stated = {name.strip() for name in answers.notes.get("Fails", "").split(",")}
    for test in mark.tests:
        should_fail = bool(stated & {test_class, f"{test_class}.{test.name}"})
        if should_fail and test.outcome is Outcome.PASSED:
            yield f"{mark.id}: {test.name} should fail, but passes"
        if not should_fail and test.outcome is not Outcome.PASSED:
            yield f"{mark.id}: {test.name} should pass, but: {test.outcome}: {test.message}"
    unknown = {
        name
        for name in stated
        if name.startswith(f"{test_class}.") and name.partition(".")[2] not in {test.name for test in mark.tests}
    }
    if unknown:
        yield f"{mark.id}: no such tests: {', '.join(sorted(unknown))}"
    if mark.points != points:
        yield f"{mark.id}: {mark.points:g} points instead of {points:g}"


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chosen", nargs="*", help="files, or parts of their names (default: the whole bank)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="answers to mark at the same time")
    parser.add_argument("--fresh", action="store_true", help="a fresh kernel for every run, as in a class (slow)")
    parser.add_argument("--plain", action="store_true", help="without the fast fit and forked kernels (very slow)")
    parser.add_argument(
        "--secret", default="", help="any text: the hidden inputs that it stands for, not this course's"
    )
    options = parser.parse_args()
    paths = files(options.chosen)
    if not paths:
        parser.error("no file of the bank has such a name")
    how = {"fresh": options.fresh, "plain": options.plain, "secret": options.secret}
    running = examine_all(paths, workers=options.workers, **how)
    results = track(running, "marking the bank", total=len(paths))
    wrong = [result for result in results if result.differences]
    for result in wrong:
        print(f"{result.path.relative_to(BANK)}", *result.differences, sep="\n    ")
    print(f"{len(paths)} answers, {len(paths) - len(wrong)} as stated, {len(wrong)} not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
