"""The mutation gate: every mutant of a solution must lose points, or a reviewed reason says why it need not.

`python -m tests.bank.mutation` marks all mutants of the solution cells, with a progress bar; parts of names as
arguments choose some. It ends with two tables, the changed lines of what survived without a reason in
`equivalent.toml`, and the names there that are out of date: killed now, or no longer made. Any of these makes the exit
status 1, and so does a hidden test that failed by itself.
"""

from __future__ import annotations

import argparse
import dataclasses
import difflib
import functools
import gc
import importlib
import multiprocessing
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from examiner import checks, sandbox
from examiner.course import Course, Source
from examiner.examination import Examination, Limits
from examiner.model import Outcome, Question, Verdict
from examiner.warm import WarmExamination
from tests.bank.mutants import Mutant, dependents, mutants

BANK = Path(__file__).parent
PROJECT = BANK.parents[1]
ASSIGNMENT = "keras_and_tf"
LIMITS = Limits(cell_cpu_s=120, call_cpu_s=30, notebook_clock_s=600)
_SECRET = b"the hidden inputs of the mutation gate, the same on every machine"
_MOST_RUNS = 3  # as many as a marker makes while a failure may be bad luck


@dataclasses.dataclass(frozen=True)
class Result:
    """What became of a mutant: the hidden test that killed it (None if it survived), and whether its cell raised.

    `faults` are hidden tests that ended with an exception of their own.
    """

    mutant: Mutant
    killer: str | None
    raised: bool
    faults: tuple[str, ...]


def all_mutants() -> list[Mutant]:
    """Return every mutant of the lab, in the order of its cells."""
    return mutants(Course(PROJECT), ASSIGNMENT)


def source_of(mutant: Mutant) -> Source:
    """Return the source notebook that a mutant is made from."""
    return next(source for source in Course(PROJECT).sources(ASSIGNMENT) if source.name == mutant.notebook)


def reasons() -> dict[str, str]:
    """Return the reviewed table: why a mutant, by its name, may survive.

    Raises:
        ValueError: a name stands in it twice.
    """
    path = BANK / "equivalent.toml"
    found: dict[str, str] = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["survivors"]:
        for name in entry["mutants"]:
            if name in found:
                raise ValueError(f"{path}: {name!r} stands there twice. Keep the better reason.")
            found[name] = entry["reason"]
    return found


def examine(mutant: Mutant, *, fresh: bool = False, plain: bool = False) -> Result:
    """Ask the hidden tests of the mutant's own question; if it passes, those of the questions that need its cell.

    `fresh` starts a kernel of its own for every run, as a marker does. `plain` kernels are no forks, and run `fit` as
    Keras does.
    """
    source = source_of(mutant)
    own = tuple(question for question in source.questions if question.id == mutant.question)
    result = _result(mutant, source, own, fresh=fresh, plain=plain)
    others = dependents(source, mutant)
    if result.killer is not None or not others:
        return result
    later = _result(mutant, source, others, fresh=fresh, plain=plain)
    return dataclasses.replace(later, faults=result.faults + later.faults)


def _result(mutant: Mutant, source: Source, questions: tuple[Question, ...], *, fresh: bool, plain: bool) -> Result:
    """Run a mutant like a marker: a failure that another run might not have kills only if no run passes."""
    seen: list[list[tuple[str, str]]] = []
    faults: list[str] = []
    killer: Verdict | None = None
    raised = False
    start = functools.partial(
        Examination if fresh else WarmExamination,
        sandbox=_sandbox(warm=not plain),
        secret=_SECRET,
        limits=LIMITS,
        fast_fit=not plain,
    )
    for attempt in range(_MOST_RUNS):
        submission = mutant.submission(source, questions)
        with start(submission, attempt=attempt) as examination:
            plugin = checks.examine(examination)
        faults += plugin.faults
        cell = next(cell for cell in submission.notebook.cells if cell.id == mutant.question)
        raised = any(output.output_type == "error" for output in cell.outputs)
        failed = [test for tests in plugin.verdicts.values() for test in tests if test.outcome is not Outcome.PASSED]
        certain = [test for test in failed if not (test.is_unlucky or test.is_accident)]
        killer = next(iter(certain or failed), None)
        words = [(test.name, test.message) for test in failed]
        if killer is None or certain or words in seen:
            break
        seen.append(words)
    return Result(mutant, None if killer is None else killer.name, raised, tuple(faults))


@functools.cache
def _sandbox(*, warm: bool) -> sandbox.Sandbox:
    return sandbox.find(PROJECT, warm=warm)


def examine_all(chosen: Sequence[Mutant], *, workers: int, **how: Any) -> Iterator[Result]:
    """Examine mutants in worker processes, in order; `how` is as in `examine`."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare) as pool:
        yield from pool.map(functools.partial(examine, **how), chosen)


def _prepare() -> None:
    """Import what hidden tests need, and hide it from the collections of garbage with which pytest ends each run."""
    for name in ("tensorflow", "keras"):
        importlib.import_module(name)
    gc.freeze()


@dataclasses.dataclass(frozen=True)
class Findings:
    """What is wrong: survivors without a reason, names in the table that are out of date, faults of hidden tests."""

    unexplained: tuple[Mutant, ...]
    stale: tuple[str, ...]
    faults: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.unexplained or self.stale or self.faults)


def judge(results: Iterable[Result], explained: Mapping[str, str], *, is_whole: bool) -> Findings:
    """Compare results with the reviewed table; `is_whole` says that they are the results of all mutants."""
    results = list(results)
    killed = {result.mutant.name for result in results if result.killer is not None}
    gone = explained.keys() - {result.mutant.name for result in results} if is_whole else frozenset()
    return Findings(
        tuple(r.mutant for r in results if r.killer is None and r.mutant.name not in explained),
        tuple(
            [f"{name}: no such mutant any more" for name in sorted(gone)]
            + [f"{name}: killed" for name in sorted(explained.keys() & killed)]
        ),
        tuple(f"{result.mutant.name}: {fault}" for result in results for fault in result.faults),
    )


def table(title: str, results: Iterable[Result], explained: Mapping[str, str], of: Callable[[Mutant], str]) -> Table:
    """Return the figures of the results, grouped by `of`."""
    shown = Table(title=title)
    shown.add_column("")
    for heading in ("mutants", "killed", "raised at once", "explained", "unexplained"):
        shown.add_column(heading, justify="right")
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(of(result.mutant), []).append(result)
    everything = [result for group in groups.values() for result in group]
    for name, group in [*groups.items(), ("all", everything)]:
        survived = [result.mutant.name for result in group if result.killer is None]
        accounted = sum(name in explained for name in survived)
        raised = sum(result.raised and result.killer is not None for result in group)
        figures = (len(group), len(group) - len(survived), raised, accounted, len(survived) - accounted)
        shown.add_row(name, *map(str, figures), end_section=group is everything)
    return shown


def changed_lines(mutant: Mutant) -> str:
    """Return the lines of the solution that a mutant changes, before and after."""
    original = next(str(cell.source) for cell in source_of(mutant).cells if cell.id == mutant.question)
    lines = difflib.unified_diff(original.splitlines(), mutant.code.splitlines(), n=0, lineterm="")
    return "\n".join(f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chosen", nargs="*", help="parts of the names of mutants (default: all mutants)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="mutants to mark at the same time")
    parser.add_argument("--fresh", action="store_true", help="a fresh kernel for every run (slow)")
    parser.add_argument("--plain", action="store_true", help="without the fast fit and forked kernels (very slow)")
    options = parser.parse_args()
    wanted = [
        mutant for mutant in all_mutants() if not options.chosen or any(text in mutant.name for text in options.chosen)
    ]
    if not wanted:
        parser.error("no mutant has such a name")
    explained = reasons()
    running = examine_all(wanted, workers=options.workers, fresh=options.fresh, plain=options.plain)
    results = list(track(running, "marking mutants", total=len(wanted)))
    findings = judge(results, explained, is_whole=not options.chosen)
    console = Console(soft_wrap=True, highlight=False)
    console.print(table("by question", results, explained, lambda mutant: f"{mutant.notebook}/{mutant.question}"))
    console.print(table("by operator", results, explained, lambda mutant: mutant.operator))
    for mutant in findings.unexplained:
        print(f"survived without a reason: {mutant.name}\n{changed_lines(mutant)}")
    for line in findings.stale:
        print(f"out of date in equivalent.toml: {line}")
    for line in findings.faults:
        print(f"a hidden test failed by itself: {line}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
