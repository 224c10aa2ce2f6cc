"""How often luck decides: answers of a bank are trained with hundreds of seeds, and each limit meets what they reach.

A trial runs one answer's notebook up to its question in a kernel that is started over with another seed, seeds set by
the answer moved too, and asks the question's training-dependent hidden tests. Intervals are Clopper and Pearson's
(Biometrika 26, 1934), two-sided, 95 %.

Some answers train in ways that only Keras itself knows and that take a minute, where others take a second. Each right
answer is trained a few times; the rest of a question's trainings go to the quicker half of its answers.
"""

from __future__ import annotations

import ast
import dataclasses
import gc
import importlib
import json
import math
import multiprocessing
import os
import statistics
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from examiner import checks
from examiner.answers import Answers, read_answers
from examiner.course import Source
from examiner.errors import CourseError
from examiner.grading import Marker
from examiner.model import Measurement, Outcome, Question
from examiner.warm import WarmExamination, end_warm_kernel

CONFIDENCE = 0.95
RUNS = 3  # a failure that depends on training costs points only after so many runs
_TRIALS_PER_KERNEL = 20
_FIRST_TRIALS = 2  # of each right answer; they tell how long it trains
_NEAREST = 3


@dataclasses.dataclass(frozen=True)
class Found:
    """What one hidden test said in one trial."""

    test: str
    title: str
    has_passed: bool
    measured: Measurement | None


@dataclasses.dataclass(frozen=True)
class Trial:
    """One training of one answer: what the training-dependent tests of its question said."""

    question: str
    answer: str
    is_right: bool
    number: int
    found: tuple[Found, ...]
    seconds: float

    @property
    def has_passed(self) -> bool:
        """True if no test failed."""
        return all(found.has_passed for found in self.found)


@dataclasses.dataclass(frozen=True)
class Task:
    """Some trials of one answer, which share a kernel."""

    path: Path
    source: Source
    question: Question
    is_right: bool
    numbers: range


@dataclasses.dataclass(frozen=True)
class Rate:
    """`count` of `total`, with its Clopper-Pearson interval."""

    count: int
    total: int

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end at 95 % confidence."""
        from scipy.stats import binomtest

        ends = binomtest(self.count, self.total).proportion_ci(CONFIDENCE, method="exact")
        return float(ends.low), float(ends.high)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.count}/{self.total} ({100 * low:.1f}–{100 * high:.1f} %)"


def plan(sources: Iterable[Source], bank: Path, *, wrong_seeds: int) -> list[Task]:
    """Return the trials to begin with: a few of each right answer, `wrong_seeds` of each wrong one.

    A right answer belongs to the question whose id its file name begins with; a wrong one takes part if it fails
    training-dependent tests and nothing else of its question.

    Raises:
        CourseError: a file of the bank is no file of answers, or there are none.
    """
    questions = [(source, question) for source in sources for question in source.questions]
    tasks: list[Task] = []
    for source, question in questions:
        names = _training_tests(question)
        prefix = f"{question.id.replace('-', '_')}_"
        right = sorted(bank.glob(f"right/{prefix}*.py")) if names else []
        wrong = [path for path in sorted(bank.glob(f"wrong/{prefix}*.py")) if _fails_only(path, question, names)]
        tasks += [Task(path, source, question, True, range(1, _FIRST_TRIALS + 1)) for path in right]
        tasks += [Task(path, source, question, False, range(1, wrong_seeds + 1)) for path in wrong]
    if not tasks:
        raise CourseError(f"{bank}: no right/QUESTION_*.py with answers to a question that depends on training.")
    return tasks


def rest(tasks: Sequence[Task], trials: Sequence[Trial], *, seeds: int) -> list[Task]:
    """Return the trials that are missing to `seeds` of right answers for each question, after those of `plan`."""
    more: list[Task] = []
    for question in dict.fromkeys(task.question for task in tasks):
        own = {task.path.stem: task for task in tasks if task.is_right and task.question is question}
        done = [trial for trial in trials if trial.is_right and trial.question == question.id]
        seconds = {name: statistics.mean(trial.seconds for trial in done if trial.answer == name) for name in own}
        quick = [name for name in own if seconds[name] <= statistics.median(seconds.values())]
        each = math.ceil(max(seeds - len(done), 0) / len(quick)) if quick else 0
        first, end = _FIRST_TRIALS + 1, _FIRST_TRIALS + 1 + each
        more += [
            dataclasses.replace(own[name], numbers=range(start, min(start + _TRIALS_PER_KERNEL, end)))
            for name in quick
            for start in range(first, end, _TRIALS_PER_KERNEL)
        ]
    return more


def run(marker: Marker, tasks: Sequence[Task], *, workers: int) -> Iterator[list[Trial]]:
    """Yield the trials of each task, as they are finished."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare) as pool:
        running = [pool.submit(_trials, marker, task) for task in tasks]
        try:
            for future in as_completed(running):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _prepare() -> None:
    """Import what hidden tests need, and hide it from the collections of garbage with which pytest ends each run."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    importlib.import_module("keras")
    gc.freeze()


def _end_with_parent() -> None:
    """End when the process that started this one has, however it ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _trials(marker: Marker, task: Task) -> list[Trial]:
    end_warm_kernel()  # What Keras keeps of hundreds of trainings makes each slower, and fills the memory.
    submission = read_answers(task.path).lay_over(task.source)
    trials = []
    secret = marker.course.secret()
    with WarmExamination(
        submission, sandbox=marker.sandbox, secret=secret, limits=marker.limits, fast_fit=marker.fast_fit
    ) as examination:
        for number in task.numbers:
            started = time.monotonic()
            examination.start_over(attempt=number)
            plugin = checks.examine(examination, by_training_of=task.question)
            verdicts = plugin.verdicts[task.question.id]
            found = tuple(
                Found(test.name, test.title, test.outcome is Outcome.PASSED, test.measured) for test in verdicts
            )
            seconds = time.monotonic() - started
            trials.append(Trial(task.question.id, task.path.stem, task.is_right, number, found, seconds))
    return trials


@dataclasses.dataclass(frozen=True)
class Row:
    """One training-dependent test: how often right answers pass it, and the wrong ones that come nearest to its limit.

    `right` and `wrong` are the measured values; `nearest` has the rates at which the nearest wrong answers pass.
    """

    question: str
    test: str
    title: str
    limit: Measurement | None
    passes: Rate
    right: tuple[float, ...]
    wrong: tuple[float, ...]
    nearest: tuple[tuple[str, Rate], ...]


def rows(trials: Sequence[Trial]) -> list[Row]:
    """Return one row for each test, in the order of questions and tests."""
    keys: dict[tuple[str, str], Found] = {}
    for trial in sorted(trials, key=lambda trial: not trial.is_right):
        for found in trial.found:
            if trial.is_right or (trial.question, found.test) in keys:
                known = keys.get((trial.question, found.test))
                keys[trial.question, found.test] = found if known is None or known.measured is None else known
    return [_row(question, found, trials) for (question, _), found in keys.items()]


def _row(question: str, about: Found, trials: Sequence[Trial]) -> Row:
    own = [
        (trial, found)
        for trial in trials
        if trial.question == question
        for found in trial.found
        if found.test == about.test
    ]
    right = [found for trial, found in own if trial.is_right]
    wrong: dict[str, list[Found]] = {}
    for trial, found in own:
        if not trial.is_right:
            wrong.setdefault(trial.answer, []).append(found)
    failing = {name: all_found for name, all_found in wrong.items() if _share(all_found) < 0.5}
    nearest = sorted(failing, key=lambda name: _distance(failing[name]))[:_NEAREST]
    return Row(
        question,
        about.test,
        about.title,
        about.measured,
        Rate(sum(found.has_passed for found in right), len(right)),
        _values(right),
        _values([found for name in nearest for found in failing[name]]),
        tuple((name, Rate(sum(f.has_passed for f in failing[name]), len(failing[name]))) for name in nearest),
    )


def _share(found: Sequence[Found]) -> float:
    return sum(each.has_passed for each in found) / len(found)


def _values(found: Sequence[Found]) -> tuple[float, ...]:
    values = (each.measured.value for each in found if each.measured is not None)
    return tuple(value for value in values if math.isfinite(value))


def _distance(found: Sequence[Found]) -> float:
    """Return how far the best of some trials stays from the limit; infinite where nothing was measured."""
    measured = [each.measured for each in found if each.measured is not None]
    return min((abs(each.value - each.limit) for each in measured if math.isfinite(each.value)), default=math.inf)


@dataclasses.dataclass(frozen=True)
class Luck:
    """How often a right answer of one question loses a point in one run; `worst` is the unluckiest answer."""

    question: str
    unlucky: Rate
    answers: int
    worst: tuple[str, Rate]

    @property
    def after_all_runs(self) -> float:
        """Upper end for losing a point in each of three runs with other seeds."""
        return self.unlucky.interval[1] ** RUNS


def luck(trials: Sequence[Trial]) -> list[Luck]:
    """Return one line for each question."""
    by_question: dict[str, dict[str, list[Trial]]] = {}
    for trial in (trial for trial in trials if trial.is_right):
        by_question.setdefault(trial.question, {}).setdefault(trial.answer, []).append(trial)
    found = []
    for question, answers in by_question.items():
        rates = {name: Rate(sum(not t.has_passed for t in own), len(own)) for name, own in answers.items()}
        total = Rate(sum(rate.count for rate in rates.values()), sum(rate.total for rate in rates.values()))
        worst = max(rates, key=lambda name: rates[name].count / rates[name].total)
        found.append(Luck(question, total, len(rates), (worst, rates[worst])))
    return found


def _training_tests(question: Question) -> set[str]:
    """Return the names of a question's training-dependent tests, read from its module without running it."""
    tree = ast.parse(question.test_file.read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == question.test_class)
    return {
        node.name
        for node in body
        if isinstance(node, ast.FunctionDef)
        and any("by_training=True" in ast.unparse(decorator) for decorator in node.decorator_list)
    }


def _fails_only(path: Path, question: Question, names: set[str]) -> bool:
    answers: Answers = read_answers(path)
    stated = {name.strip() for name in answers.notes.get("Fails", "").split(",")}
    own = {name.partition(".")[2] for name in stated if name.partition(".")[0] == question.test_class}
    return bool(own) and own <= names


def as_markdown(found: Sequence[Row], lucks: Sequence[Luck], command: str) -> str:
    """Return the table of a calibration as a page in Markdown."""
    trained = sum(line.unlucky.total for line in lucks)
    lines = [
        "# Calibration of the training-dependent tests",
        "",
        f"Made by `{command}` from {trained} trainings of right answers of the bank, each with seeds of its own",
        f"({_FIRST_TRIALS} or more of each answer, the rest of those that train quickest).",
        "Rates are followed by their 95 % Clopper–Pearson interval. A limit is right where right answers hardly ever",
        "miss it and the nearest wrong ones hardly ever reach it.",
        "",
        "![distributions](calibration.png)",
        "",
        "| question | test | limit | right answers that pass | median, worst | nearest wrong answers that pass |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_table_line(row) for row in found]
    lines += [
        "",
        "## Luck",
        "",
        "A training-dependent failure costs points only if it comes back in two more runs with other seeds. The last",
        "column is the upper end of the interval for one run, to the power of three: runs share no random number.",
        "(An answer that sets all of its seeds itself gets the same result in every run, and did so at home.)",
        "",
        "| question | right answers | unlucky runs | unluckiest answer | unlucky in three runs, at most |",
        "|---|---|---|---|---|",
    ]
    for line in lucks:
        name, rate = line.worst
        chance = f"{line.after_all_runs:.1e}"
        lines.append(f"| {line.question} | {line.answers} | {line.unlucky} | `{name}` {rate} | {chance} |")
    return "\n".join(lines) + "\n"


def _table_line(row: Row) -> str:
    nearest = "<br>".join(f"`{name}` {rate}" for name, rate in row.nearest) or "–"
    limit, values = "–", "–"
    if row.limit is not None and row.right:
        limit = f"{'≤' if row.limit.is_ceiling else '≥'} {row.limit.limit:g}"
        ordered = sorted(row.right)
        worst = ordered[-1] if row.limit.is_ceiling else ordered[0]
        values = f"{ordered[len(ordered) // 2]:.4f}, {worst:.4f}"
    return f"| {row.question} | {row.title} | {limit} | {row.passes} | {values} | {nearest} |"


def as_json(found: Sequence[Row], lucks: Sequence[Luck]) -> str:
    """Return the figures of a calibration, with every measured value to five digits."""
    tests = [
        {
            "question": row.question,
            "test": row.test,
            "limit": row.limit and row.limit.limit,
            "right_passes": [row.passes.count, row.passes.total, *row.passes.interval],
            "nearest_wrong_passes": {name: [rate.count, rate.total, *rate.interval] for name, rate in row.nearest},
            "right": [float(f"{value:.5g}") for value in row.right],
            "nearest_wrong": [float(f"{value:.5g}") for value in row.wrong],
        }
        for row in found
    ]
    unlucky = {line.question: [line.unlucky.count, line.unlucky.total, line.after_all_runs] for line in lucks}
    return json.dumps({"tests": tests, "unlucky_runs": unlucky}, ensure_ascii=False, indent=1) + "\n"
