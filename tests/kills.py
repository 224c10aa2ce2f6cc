"""Kill workers, their ancestor, zygotes and the coordinator at random moments; the gradebook must be as if undisturbed.

`python -m tests.kills` marks one class without disturbance, then again and again with SIGKILLs at moments drawn from
the seed below, until fifty have hit. After each the same command goes on. The exit status is 1 if a gradebook or a
scoresheet differs, a mark was made twice, or a process is left.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from examiner.course import Course
from tests.conftest import make_mini, release, start_grading
from tests.progress import progress_bar
from tests.test_cluster import sheets, zygotes_of
from tests.test_fleet import ancestors_of, submit, workers_of
from tests.test_postgresql import scores

SEED, KILLS, STUDENTS, KILLS_EACH = 20261125, 50, 12, 5
_ENDING_S, _RUN_S = 10.0, 600.0


def build(root: Path) -> Course:
    """Make a course of twelve students, each of whose notebooks takes a second or so."""
    course = release(make_mini(root))
    course.secret()  # made now, so that every copy draws the same hidden inputs
    for number in range(STUDENTS):
        wrong = "answer = 41" if number % 3 == 1 else "answer = 42"
        slow = f"import time; time.sleep({0.2 * (number % 4)})\ndef triple(x): return x * 3  # {number}"
        submit(course, f"s{number:02}", a=f"def double(x): return x * 2\n{wrong}", c=slow)
    return course


def gradebook(course: Course) -> dict[str, Any]:
    """Return all that the gradebook and the scoresheets of a class say."""
    return {"scores": scores(f"sqlite:///{course.root / 'gradebook.db'}"), "sheets": sheets(course)}


def marks(course: Course) -> dict[str, int]:
    """Return the marks on the shelf, and when each was made."""
    return {path.name: path.stat().st_mtime_ns for path in (course.root / ".examiner" / "marks").glob("*.json")}


FOUND = {"worker": workers_of, "zygote": zygotes_of, "ancestor": ancestors_of}


def kill_one(process: subprocess.Popen[str], target: str, chance: random.Random) -> bool:
    """Kill the coordinator or one of its processes of some kind; return whether there was one to kill."""
    if process.poll() is not None:
        return False
    if target == "coordinator":
        process.kill()
        return True
    with contextlib.suppress(psutil.Error):
        if found := FOUND[target](process):
            chance.choice(found).kill()
            return True
    return False


def left(family: list[psutil.Process]) -> list[str]:
    """Wait for processes to end; return those that do not."""
    _, alive = psutil.wait_procs(family, timeout=_ENDING_S)
    return [f"{process.pid} {process.name()}" for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def disturb(course: Course, moments: list[tuple[str, float]], chance: random.Random) -> tuple[list[str], list[str]]:
    """Mark a class with a kill at each moment, in seconds after the start; return who was hit, and what is wrong."""
    hit: list[str] = []
    wrong: list[str] = []
    for target, moment in [*moments, ("", _RUN_S)]:
        process, before = start_grading(course, output=subprocess.DEVNULL), marks(course)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        if target and kill_one(process, target, chance):
            hit.append(target)
        try:
            process.wait(_RUN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            wrong.append("it did not end")
        wrong += [f"left after killing the {target or 'nobody'}: {name}" for name in left(family)]
        after = marks(course)
        wrong += [f"marked twice: {name}" for name in before if after.get(name) != before[name]]
    return hit, wrong


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="kills in all (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="what the moments are drawn from (default: %(default)s)")
    options = parser.parse_args()
    chance, console = random.Random(options.seed), Console()
    hits = dict.fromkeys((*FOUND, "coordinator"), 0)
    faults: list[str] = []
    base = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        template = build(base / "template")
        quiet = Course(shutil.copytree(template.root, base / "quiet" / "course"))
        started = time.monotonic()
        start_grading(quiet, output=subprocess.DEVNULL).wait(_RUN_S)
        seconds, expected = time.monotonic() - started, gradebook(quiet)
        if len(expected["sheets"]) != STUDENTS:
            raise RuntimeError(f"the undisturbed run marked {len(expected['sheets'])} of {STUDENTS} students")
        with progress_bar(console) as progress:
            task = progress.add_task("killing", total=options.kills)
            for number in itertools.count():  # A round may hit nobody.
                missing = min(KILLS_EACH, options.kills - sum(hits.values()))
                if missing == 0:
                    break
                course = Course(shutil.copytree(template.root, base / f"{number}" / "course"))
                moments = [(chance.choice(list(hits)), chance.uniform(0.0, seconds)) for _ in range(missing)]
                hit, wrong = disturb(course, moments, chance)
                for target in hit:
                    hits[target] += 1
                found = gradebook(course)
                wrong += [f"the {part} differ" for part in expected if found[part] != expected[part]]
                if len(marks(course)) != STUDENTS:
                    wrong.append(f"{len(marks(course))} marks for {STUDENTS} submissions")
                faults += [f"{json.dumps(moments)}: {line}" for line in wrong]
                progress.update(task, completed=sum(hits.values()))
    finally:
        shutil.rmtree(base, ignore_errors=True)
    made = Table("killed", "times", title=f"kills in a class of {STUDENTS} ({seconds:.0f} s undisturbed)")
    for target, times in hits.items():
        made.add_row(target, str(times))
    console.print(made)
    for fault in faults:
        console.print(fault, markup=False, highlight=False)
    console.print(f"{sum(hits.values())} kills, {len(faults)} faults; seed {options.seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
