"""A whole class: notebooks are marked in worker processes, the gradebook is written by this process alone."""

from __future__ import annotations

import contextlib
import dataclasses
import multiprocessing
import signal
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from examiner import host
from examiner.course import Course, Source
from examiner.errors import CourseError, ExaminerError, SandboxError
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


def unnamed(course: Course, assignment: str, student: str) -> list[str]:
    """Return the notebooks in a student's folder that have no name of the assignment, so that nobody marks them."""
    names = {f"{source.name}.ipynb" for source in course.sources(assignment)}
    folder = course.root / "submitted" / student / assignment
    return sorted(path.name for path in folder.glob("*.ipynb") if path.name not in names)


def jobs(course: Course, assignment: str, student: str) -> list[Job]:
    """Return the notebooks of the assignment that a student submitted."""
    folder = course.root / "submitted" / student / assignment
    paths = [(source, folder / f"{source.name}.ipynb") for source in course.sources(assignment)]
    return [Job(student, source, path) for source, path in paths if path.exists() or path.is_symlink()]


@dataclasses.dataclass(frozen=True)
class Graded:
    """What became of one student: the scoresheets, whether they were made anew, and what went wrong, if anything."""

    student: str
    sheets: list[Scoresheet]
    is_new: bool
    problem: str | None = None


def grade(marker: Marker, assignment: str, chosen: list[str], *, workers: int, again: bool = False) -> Iterator[Graded]:
    """Mark the submissions of the `chosen` students and record each in the gradebook as soon as it is whole.

    What is unchanged since its scoresheet was written is not marked again, unless `again` is true. What goes wrong
    with one student is that student's `problem`; the others go on.

    Raises:
        ExaminerError: the course or the sandbox does not work; everything finished by then is kept.
    """
    course = marker.course
    todo = {student: jobs(course, assignment, student) for student in chosen}
    keys = _keys(marker, [job for work in todo.values() for job in work])
    changed = {student: work for student, work in todo.items() if again or _has_changed(course, work, keys)}
    for student in [student for student in chosen if student not in changed]:
        yield Graded(student, _scoresheets(course, todo[student]), False)
    for student in [student for student, work in changed.items() if not work]:
        yield _recorded(course, assignment, student, [])
    left = {student: {keys[job] for job in work} for student, work in changed.items() if work}
    waiting = {keys[job]: job for work in changed.values() for job in work}  # Equal work is marked once.
    for key, problem in _marked(marker, waiting, workers=workers, again=again):
        for student in [student for student, missing in left.items() if key in missing]:
            left[student].discard(key)
            if problem is not None:
                del left[student]  # The rest of this student's work is kept on the shelf.
                yield Graded(student, [], True, problem)
            elif not left[student]:
                yield _recorded(course, assignment, student, changed[student])


def _recorded(course: Course, assignment: str, student: str, work: list[Job]) -> Graded:
    """Record one student's marks in the gradebook."""
    try:
        if work:
            host.autograde(course, assignment, student)
        else:
            host.record_nothing(course, assignment, student)
    except CourseError as error:
        return Graded(student, [], True, str(error))
    return Graded(student, _scoresheets(course, work), True)


def _marked(marker: Marker, waiting: dict[str, Job], *, workers: int, again: bool) -> Iterator[tuple[str, str | None]]:
    """Mark jobs onto the shelf in worker processes; yield each key when it is there, or with what went wrong.

    Where a worker is killed, what it was at is unknown: all that was not finished is tried again, one at a time, and
    what kills its worker once more is left to a person.
    """
    killed = yield from _marked_once(marker, waiting, workers=workers, again=again)
    for key in killed:
        lost = yield from _marked_once(marker, {key: waiting[key]}, workers=1, again=again)
        for _ in lost:
            job = waiting[key]
            yield key, f"{job.path}: marking it killed its process twice. Mark {job.source.name} by hand."


def _marked_once(
    marker: Marker, waiting: dict[str, Job], *, workers: int, again: bool
) -> Generator[tuple[str, str | None], None, list[str]]:
    """Mark jobs once each; return the keys of those that a killed worker left unfinished."""
    killed: list[str] = []
    with _pool(workers) as pool:
        running = {pool.submit(_mark, marker, job, again): key for key, job in waiting.items()}
        for future in as_completed(running):
            key = running[future]
            try:
                future.result()
            except BrokenProcessPool:
                killed.append(key)
            except SandboxError as error:
                yield key, f"{waiting[key].path}: {error} The same command tries it again."
            except ExaminerError:
                raise
            except Exception as error:
                yield key, f"{waiting[key].path}: {type(error).__name__} while marking ({error}). Mark it by hand."
            else:
                yield key, None
    return killed


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give worker processes that leave Ctrl-C to this one, and end with it at once when it is interrupted."""
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_ignore_interrupts)
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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
    keys = _keys(marker, work)
    waiting = {keys[job]: job for job in work if (sheet := before[job]) is not None and sheet.key != keys[job]}
    for _, problem in _marked(marker, waiting, workers=workers, again=False):
        if problem is not None:
            raise CourseError(problem)
    for student in chosen:
        pairs = []
        for job in (job for job in work if job.student == student and keys[job] in waiting):
            old, new = before[job], shelf.get(keys[job])
            if old is not None and new is not None:
                pairs.append((old, new.scoresheet))
        yield student, pairs


def _mark(marker: Marker, job: Job, again: bool) -> None:
    """Mark one notebook onto the shelf. Runs in a worker process."""
    shelf, submission = Shelf.of(marker.course.root), read_submission(job.source, job.path)
    if again:
        shelf.put(marker.mark(submission))
    else:
        shelf.mark(marker, submission)


def _keys(marker: Marker, work: list[Job]) -> dict[Job, str]:
    """Return the key of the mark that each notebook gets as it lies there now."""
    return {job: marker.key(read_submission(job.source, job.path)) for job in work}


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
