"""A whole class: notebooks are marked in worker processes, the gradebook is written by this process alone."""

from __future__ import annotations

import dataclasses
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path

from examiner import host
from examiner.course import Course, Source
from examiner.grading import Marker
from examiner.model import Scoresheet
from examiner.notebook import read_submission
from examiner.shelf import Shelf


@dataclasses.dataclass(frozen=True, eq=False)
class Job:
    """One submitted notebook."""

    student: str
    source: Source
    path: Path


def students(course: Course, assignment: str) -> list[str]:
    """Return the ids of the students who have a folder for the assignment in submitted/."""
    return sorted(path.parent.name for path in (course.root / "submitted").glob(f"*/{assignment}") if path.is_dir())


def jobs(course: Course, assignment: str, student: str) -> list[Job]:
    """Return the notebooks of the assignment that a student submitted."""
    folder = course.root / "submitted" / student / assignment
    paths = [(source, folder / f"{source.name}.ipynb") for source in course.sources(assignment)]
    return [Job(student, source, path) for source, path in paths if path.exists() or path.is_symlink()]


def grade(
    marker: Marker, assignment: str, chosen: list[str], *, workers: int, again: bool = False
) -> Iterator[tuple[str, list[Scoresheet], bool]]:
    """Mark the submissions of the `chosen` students; yield each one's scoresheets and whether they were made anew.

    What is unchanged since its scoresheet was written is not marked again, unless `again` is true.

    Raises:
        ExaminerError: the course or the sandbox does not work; everything finished by then is kept.
    """
    course = marker.course
    todo = {student: jobs(course, assignment, student) for student in chosen}
    keys = {job: marker.key(read_submission(job.source, job.path)) for work in todo.values() for job in work}
    changed = {student: work for student, work in todo.items() if again or _has_changed(course, work, keys)}
    for student in [student for student in chosen if student not in changed]:
        yield student, _scoresheets(course, todo[student]), False
    waiting = {keys[job]: job for work in changed.values() for job in work}  # Equal work is marked once.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(_mark, marker, job, again): key for key, job in waiting.items()}
        try:
            yield from _recorded(course, assignment, changed, keys, running)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def regrade(
    marker: Marker, assignment: str, chosen: list[str], *, workers: int
) -> Iterator[tuple[str, list[tuple[Scoresheet, Scoresheet]]]]:
    """Mark again what was marked by other tests, limits or versions; yield each student's pairs of scoresheets.

    Nothing is recorded: the new marks wait on the shelf, where `grade` finds them. Submissions without a scoresheet
    are left out; they are new, not regraded.
    """
    course, shelf = marker.course, Shelf.of(marker.course.root)
    work = [job for student in chosen for job in jobs(course, assignment, student)]
    before = {job: host.read_scoresheet(course, job.student, job.source) for job in work}
    keys = {job: marker.key(read_submission(job.source, job.path)) for job in work}
    waiting = {keys[job]: job for job in work if (sheet := before[job]) is not None and sheet.key != keys[job]}
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(_mark, marker, job, False): key for key, job in waiting.items()}
        try:
            for future in as_completed(running):
                future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    for student in chosen:
        pairs = []
        for job in (job for job in work if job.student == student and keys[job] in waiting):
            old, new = before[job], shelf.get(keys[job])
            if old is not None and new is not None:
                pairs.append((old, new.scoresheet))
        yield student, pairs


def _recorded(
    course: Course,
    assignment: str,
    changed: dict[str, list[Job]],
    keys: dict[Job, str],
    running: dict[Future[None], str],
) -> Iterator[tuple[str, list[Scoresheet], bool]]:
    """Record each student in the gradebook as soon as all of their notebooks are marked."""
    left = {student: {keys[job] for job in work} for student, work in changed.items()}
    for student in [student for student, missing in left.items() if not missing]:
        host.record_nothing(course, assignment, student)
        yield student, [], True
    for future in as_completed(running):
        future.result()
        for student, missing in left.items():
            if running[future] in missing:
                missing.discard(running[future])
                if not missing:
                    host.autograde(course, assignment, student)
                    yield student, _scoresheets(course, changed[student]), True


def _mark(marker: Marker, job: Job, again: bool) -> None:
    """Mark one notebook onto the shelf. Runs in a worker process."""
    shelf, submission = Shelf.of(marker.course.root), read_submission(job.source, job.path)
    if again:
        shelf.put(marker.mark(submission))
    else:
        shelf.mark(marker, submission)


def _has_changed(course: Course, work: list[Job], keys: dict[Job, str]) -> bool:
    """True unless each notebook has a scoresheet that was made from exactly what lies there now."""
    for job in work:
        sheet = host.read_scoresheet(course, job.student, job.source)
        if sheet is None or sheet.key != keys[job]:
            return True
    return not work


def _scoresheets(course: Course, work: list[Job]) -> list[Scoresheet]:
    found = [host.read_scoresheet(course, job.student, job.source) for job in work]
    return [sheet for sheet in found if sheet is not None]
