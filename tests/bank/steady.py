"""The same submission, the same mark: some of the bank, marked several times under different circumstances.

`python -m tests.bank.steady` marks 20 answers in their order, in the reverse order, shuffled, and shuffled again while
every core is kept busy by other work, and compares the points and measured numbers of every test. Exit status 1 if any
differs.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rich.progress import Progress

from tests.bank.run import BANK, files, marked

Points = dict[str, float]


@contextlib.contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep cores busy with arithmetic while the block runs."""
    workers = [multiprocessing.get_context("spawn").Process(target=_burn, daemon=True) for _ in range(processes)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _burn() -> None:
    while True:
        sum(range(100_000))


def points(path: Path) -> Points:
    """Mark one answer through the whole path; return the points of every test of its notebook and what it measured."""
    tests = [(f"{mark.id}.{test.name}", test) for mark in marked(path).questions for test in mark.tests]
    measured = {f"{name} measured": test.measured.value for name, test in tests if test.measured is not None}
    return {name: test.points for name, test in tests} | measured


def rounds(paths: Sequence[Path]) -> list[tuple[str, list[Path], int]]:
    """Return what to mark: a name, the order, and how many cores are kept busy meanwhile."""
    shuffled = random.Random(1).sample(paths, len(paths))
    again = random.Random(2).sample(paths, len(paths))
    cores = os.cpu_count() or 1
    return [
        ("in order", list(paths), 0),
        ("in reverse", list(reversed(paths)), 0),
        ("shuffled", shuffled, 0),
        (f"shuffled, {cores} cores busy", again, cores),
    ]


def differences(results: dict[str, dict[Path, Points]]) -> list[str]:
    """Return a line for each test whose points are not the same in every round."""
    (first_name, first), *others = results.items()
    return [
        f"{path.stem} {test}: {first_name} {first[path][test]:g}, {name} {found[path].get(test)}"
        for name, found in others
        for path in first
        for test in first[path]
        if found[path].get(test) != first[path][test]
    ]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="answers of the bank, right and wrong ones")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="answers to mark at the same time")
    options = parser.parse_args()
    everything = files()
    paths = everything[:: len(everything) // options.count][: options.count]
    results: dict[str, dict[Path, Points]] = {}
    with Progress() as progress:
        task = progress.add_task("marking", total=4 * len(paths))
        for name, order, cores in rounds(paths):
            progress.update(task, description=name)
            with (
                busy(cores),
                ProcessPoolExecutor(options.workers, mp_context=multiprocessing.get_context("spawn")) as pool,
            ):
                results[name] = {}
                for path, found in zip(order, pool.map(points, order), strict=True):
                    results[name][path] = found
                    progress.advance(task)
    found_differences = differences(results)
    for line in found_differences:
        print(line)
    right = sum(path.is_relative_to(BANK / "right") for path in paths)
    numbers = sum(len(found) for found in results["in order"].values())
    print(f"{len(paths)} answers ({right} right), {numbers} points and measured numbers, {len(results)} rounds:")
    print(f"{len(found_differences)} differences")
    return 1 if found_differences else 0


if __name__ == "__main__":
    sys.exit(main())
