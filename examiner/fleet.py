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


@dataclasses.dataclass(frozen=True)
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
    todo: dict[str, list[Job]] = {student: jobs(course, assignment, student) for student in chosen}
    changed = {student: work for student, work in todo.items() if again or _has_changed(marker, work)}
    for student in [student for student in chosen if student not in changed]:
        yield student, _scoresheets(course, todo[student]), False
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(_mark, marker, job, again): job for work in changed.values() for job in work}
        try:
            yield from _recorded(course, assignment, changed, running)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _recorded(
    course: Course, assignment: str, changed: dict[str, list[Job]], running: dict[Future[None], Job]
) -> Iterator[tuple[str, list[Scoresheet], bool]]:
    """Record each student in the gradebook as soon as all of their notebooks are marked."""
    left = {student: len(work) for student, work in changed.items()}
    for student in [student for student, count in left.items() if not count]:
        host.record_nothing(course, assignment, student)
        yield student, [], True
    for future in as_completed(running):
        future.result()
        student = running[future].student
        left[student] -= 1
        if not left[student]:
            host.autograde(course, assignment, student)
            yield student, _scoresheets(course, changed[student]), True


def _mark(marker: Marker, job: Job, again: bool) -> None:
    """Mark one notebook onto the shelf. Runs in a worker process."""
    shelf, submission = Shelf.of(marker.course.root), read_submission(job.source, job.path)
    if again:
        shelf.put(marker.mark(submission))
    else:
        shelf.mark(marker, submission)


def _has_changed(marker: Marker, work: list[Job]) -> bool:
    """True unless each notebook has a scoresheet that was made from exactly what lies there now."""
    for job in work:
        sheet = host.read_scoresheet(marker.course, job.student, job.source)
        if sheet is None or sheet.key != marker.key(read_submission(job.source, job.path)):
            return True
    return not work


def _scoresheets(course: Course, work: list[Job]) -> list[Scoresheet]:
    found = [host.read_scoresheet(course, job.student, job.source) for job in work]
    return [sheet for sheet in found if sheet is not None]
