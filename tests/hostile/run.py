"""Mark the bank of hostile and damaged submissions in one class, and look whether all that must hold held.

`python -m tests.hostile.run` marks every case of this folder, each beside an honest student, in a copy of the course
with short limits and marked valuables; parts of names after `--only` choose some. It uses `examiner grade` and
`nbgrader generate_feedback` as an instructor would. The exit status is 1 if anything does not hold.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from examiner.course import Course
from examiner.model import Scoresheet
from tests.hostile import scene as scenes
from tests.hostile.active import added
from tests.hostile.case import CLASSES, Case, files, read_case
from tests.hostile.scene import ASSIGNMENT, VICTIM, Scene
from tests.memory import memory_mb
from tests.progress import progress_bar

MAX_FILE_BYTES = 16 * 2**20  # of an autograded notebook or a page of feedback
_CASE_S = 400


@dataclasses.dataclass(frozen=True)
class Marks:
    """What one student got: points by question, the questions left to a person, and whether scores and sheets agree."""

    points: Mapping[str, float]
    to_person: frozenset[str]
    disagree: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Result:
    """What did not hold in one case, and how many points it got that it does not deserve."""

    case: Case
    reasons: tuple[str, ...]
    unearned: float


@dataclasses.dataclass(frozen=True)
class Class:
    """A marked class: what the commands said and how they ended, with the scene in which they did.

    `peak_mb` is the most memory that this process and all below it had together, in MB of 2**20 bytes; pages that they
    share count once.
    """

    scene: Scene
    text: str
    status: int
    seconds: float
    peak_mb: float


def mark(scene: Scene, cases: list[Case], workers: int, console: Console) -> Class:
    """Grade the class and write its feedback, with a progress bar; whatever takes for ever is stopped."""
    started, log, peak_mb = time.monotonic(), scene.base / "grade.txt", 0.0
    command = [sys.executable, "-m", "examiner", "grade", ASSIGNMENT, "--workers", str(workers)]
    with log.open("wb") as output, progress_bar(console) as progress:
        task = progress.add_task("marking the hostile class", total=len(cases) + len(scene.honest) + 1)
        process = subprocess.Popen(
            command, cwd=scene.course, env=scene.environment, stdout=output, stderr=output, start_new_session=True
        )
        while process.poll() is None and time.monotonic() < started + _CASE_S * (len(cases) + 1):
            time.sleep(1)
            peak_mb = max(peak_mb, memory_mb(os.getpid()))
            scenes.reap(process.pid)
            progress.update(task, completed=len(list((scene.course / "autograded").glob("*"))))
        if process.poll() is None:
            process.kill()
        status = process.wait()
        progress.update(task, description="writing feedback")
        feedback = [sys.executable, "-m", "nbgrader", "generate_feedback", ASSIGNMENT, "--force"]
        subprocess.run(feedback, cwd=scene.course, env=scene.environment, stdout=output, stderr=output, check=False)
    return Class(scene, log.read_text(encoding="utf-8", errors="replace"), status, time.monotonic() - started, peak_mb)


def marks_of(scene: Scene, student: str) -> Marks:
    """Return what the scoresheets and the gradebook say of one student."""
    points: dict[str, float] = {}
    to_person: set[str] = set()
    disagree: list[str] = []
    for source in Course(scene.course).sources(ASSIGNMENT):
        path = scene.course / "autograded" / student / ASSIGNMENT / f"{source.name}.scoresheet.json"
        sheet = Scoresheet.from_json(path.read_text(encoding="utf-8")) if path.is_file() else None
        scores, flagged = _recorded(scene, student, source.name)
        grade_ids = {question.id: question.grade_id for question in source.questions}
        to_person |= {name for name, grade_id in grade_ids.items() if grade_id in flagged}
        for mark in sheet.questions if sheet else ():
            points[mark.id] = mark.points
            if scores.get(grade_ids[mark.id]) != mark.points:
                disagree.append(f"{mark.id}: gradebook {scores.get(grade_ids[mark.id])}, scoresheet {mark.points}")
    return Marks(points, frozenset(to_person), tuple(disagree))


def _recorded(scene: Scene, student: str, notebook: str) -> tuple[dict[str, float | None], set[str]]:
    """Return the automatic scores of a notebook's graded cells in the gradebook, and those that wait for a person."""
    with warnings.catch_warnings(), Gradebook(f"sqlite:///{scene.course / 'gradebook.db'}") as gradebook:
        warnings.simplefilter("ignore")
        try:
            grades = gradebook.find_submission_notebook(notebook, ASSIGNMENT, student).grades
        except MissingEntry:
            return {}, set()
        scores = {grade.name: grade.auto_score for grade in grades}
        return scores, {grade.name for grade in grades if grade.needs_manual_grade and grade.auto_score is not None}


def examine(done: Class, case: Case) -> Result:
    """Look at one case of a marked class."""
    marks = marks_of(done.scene, case.student)
    reasons = list(marks.disagree)
    unearned = sum(max(0.0, points - case.at_most.get(name, 0)) for name, points in marks.points.items())
    if unearned:
        reasons.append(f"{unearned:g} points more than it deserves: {_short(marks.points)}")
    if case.kind in ("denial", "damaged"):
        reasons += _lost(done, case, marks)
    if case.student not in _student_lines(done.text):
        reasons.append("not in the table of the class")
    reasons += _pages(done, case)
    return Result(case, tuple(reasons), unearned)


def _lost(done: Class, case: Case, marks: Marks) -> list[str]:
    """Return the questions whose honest points are gone, unless a person is asked and that is right too."""
    is_reported = not marks.points and f"{case.student}  " in done.text
    lost = [name for name, points in case.deserves.items() if marks.points.get(name, 0) < points]
    if case.or_person:
        lost = [name for name in lost if name not in marks.to_person and not is_reported]
    return [f"{name}: {marks.points.get(name)} points instead of {case.deserves[name]:g}" for name in lost]


def _student_lines(text: str) -> set[str]:
    return {word.strip("│┃ :") for line in text.splitlines() for word in line.split()}


def _short(points: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in points.items() if value)


def _pages(done: Class, case: Case) -> list[str]:
    """Return what is wrong with the files that a student gets back or a person opens: leaks, scripts, size."""
    reasons = []
    folders = [done.scene.course / name / case.student for name in ("autograded", "feedback")]
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            reasons += [f"{path.name} is no plain file"] * (not path.is_dir())
            continue
        size = path.stat().st_size
        if size > MAX_FILE_BYTES and path.suffix in (".ipynb", ".html", ".json"):
            reasons.append(f"{path.name} has {size / 2**20:.0f} MiB")
        text = path.read_text(encoding="utf-8", errors="replace")
        reasons += [f"the secret of {place} is in {path.name}" for place in scenes.leaks(done.scene, text)]
        reasons += [f"{word!r} is in {path.name}" for word in case.absent if word in text]
        if path.suffix == ".html":
            reasons += [f"acts in {path.name}: {part}" for part in added(text, _plain_page(done.scene, path.name))]
    return reasons


def _plain_page(scene: Scene, name: str) -> str:
    """Return the feedback of an honest student, whose page has nothing that acts but the template's own."""
    path = scene.course / "feedback" / VICTIM / ASSIGNMENT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def examine_class(done: Class, cases: list[Case], before: Mapping[str, str], visits: int) -> list[str]:
    """Return what did not hold for the class as a whole: honest marks, valuables, gradebook, what is left behind."""
    scene = done.scene
    said = [line for line in done.text.splitlines() if line.startswith("examiner: ")]
    reasons = [] if done.status in (0, 3) else [f"`examiner grade` ended with status {done.status}: {' '.join(said)}"]
    if "Traceback (most recent call last)" in done.text:
        reasons.append("a traceback in what `examiner grade` or `nbgrader generate_feedback` said")
    reasons += [f"the secret of {place} is in the output of a command" for place in scenes.leaks(scene, done.text)]
    reasons += ["an escape code of a student reached the terminal"] * ("\x1b" in done.text)
    honest = {name: scenes.honest_points(number) for number, name in enumerate(scene.honest)} | {VICTIM: 10}
    for student, points in honest.items():
        marks = marks_of(scene, student)
        got = marks.points.get("tensors")
        reasons += [f"{student}, who is honest, got {got} instead of {points}"] * (got != points) + list(marks.disagree)
        has_feedback = any((scene.course / "feedback" / student).rglob("*.html"))
        reasons += [f"{student}, who is honest, got no feedback"] * (not has_feedback)
    after = scenes.fingerprint(scene)
    reasons += [f"changed or gone: {path}" for path in before if after.get(path) != before[path]]
    reasons += [f"new: {path}" for path in after if path not in before]
    reasons += _gradebook_faults(scene)
    reasons += [f"{visits} connections from a sandbox to a port of this machine"] * (visits > 0)
    return reasons + scenes.leftovers(scene)


def _gradebook_faults(scene: Scene) -> list[str]:
    with sqlite3.connect(scene.course / "gradebook.db") as database:
        answer = database.execute("PRAGMA integrity_check").fetchone()[0]
        triggers = database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
        names = {name for (name,) in database.execute("SELECT first_name FROM student")}
    faults = [] if answer == "ok" else [f"the gradebook is damaged: {answer}"]
    faults += ["somebody put a trigger into the gradebook"] * (triggers > 0)
    return faults + ["a student's name in the gradebook is gone"] * (scene.tokens["gradebook"] not in names)


def table(results: list[Result]) -> Table:
    """Return the results by class."""
    made = Table("class", "cases", "held", "known gaps", "unearned points", title="hostile and damaged submissions")
    for kind in CLASSES:
        own = [result for result in results if result.case.kind == kind]
        gaps = sum(bool(result.reasons and result.case.known_gap) for result in own)
        held = sum(not result.reasons for result in own)
        unearned = sum(result.unearned for result in own)
        shown = f"{unearned:g}" if kind == "points" or unearned else ""
        made.add_row(kind, str(len(own)), str(held), str(gaps or ""), shown)
    return made


def chosen(only: list[str]) -> list[Case]:
    """Return the cases whose names hold one of these texts, all of them if there is none."""
    return [read_case(path) for path in files() if not only or any(text in path.stem for text in only)]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], help="parts of names of cases (default: the whole bank)")
    parser.add_argument("--keep", action="store_true", help="keep the folder of the run and say where it is")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="notebooks to mark at the same time")
    parser.add_argument("--honest", type=int, default=60, help="honest students at most (default: %(default)s)")
    parser.add_argument("--plain", action="store_true", help="without the fast fit and forked kernels (slow)")
    options = parser.parse_args()
    cases, console = chosen(options.only), Console()
    if not cases:
        parser.error("no case of the bank has such a name")
    scenes.adopt_orphans()
    base, door = Path(tempfile.mkdtemp(prefix="hostile-")), scenes.Door()
    try:
        honest = scenes.honest_beside(cases, options.honest)
        scene = scenes.build(base, cases, door.port, honest, plain=options.plain)
        before = scenes.fingerprint(scene)
        done = mark(scene, cases, options.workers, console)
        whole = examine_class(done, cases, before, door.visits)
        results = [examine(done, case) for case in cases]
    finally:
        if not options.keep:
            shutil.rmtree(base, ignore_errors=True)
    failed = [result for result in results if result.reasons and not result.case.known_gap]
    _print(console, results, whole)
    console.print(f"{len(cases)} cases and {len(done.scene.honest)} honest students in {done.seconds:.0f} s")
    console.print(f"at most {done.peak_mb:,.0f} MB of memory in all processes together")
    if options.keep:
        console.print(f"kept: {base}")
    return 1 if failed or whole else 0


def _print(console: Console, results: list[Result], whole: list[str]) -> None:
    console.print(table(results))
    for result in (result for result in results if result.reasons):
        gap = f" (known: {result.case.known_gap})" if result.case.known_gap else ""
        console.print(escape(f"{result.case.name}: {result.case.story}{gap}"), *map(_line, result.reasons), sep="\n")
    if whole:
        console.print("the class as a whole", *map(_line, whole), sep="\n")


def _line(reason: str) -> str:
    return escape(f"    {' '.join(reason.split())}".replace("\x1b", "␛")[:240])


if __name__ == "__main__":
    sys.exit(main())
