"""A whole class: notebooks are marked by the workers of a cluster, shelf and gradebook written by this process alone.

Of a class only names and keys are held. A student's notebooks are read when a worker will soon be free for them.
"""

from __future__ import annotations

import dataclasses
import math
import os
import stat
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

from examiner import host
from examiner.books import Books
from examiner.cluster import Crew, Ended
from examiner.container import NO_FILE
from examiner.course import Course, Source
from examiner.errors import CourseError, SubmissionError
from examiner.grading import Marker
from examiner.handin import HandIn, folder_of, hand_ins, shown
from examiner.model import Scoresheet
from examiner.notebook import Submission
from examiner.parcel import Parcel, key_and_seconds_of, pack_submission
from examiner.shelf import Shelf


@dataclasses.dataclass(frozen=True, eq=False)
class Job:
    """One submitted notebook."""

    student: str
    hand_in: HandIn

    @property
    def source(self) -> Source:
        """The source that it is a submission of."""
        return self.hand_in.source

    @property
    def path(self) -> Path:
        """The file."""
        return self.hand_in.path


def students(course: Course, assignment: str) -> list[str]:
    """Return the ids of the students who have a folder for the assignment in submitted/, or may have one.

    Raises:
        SubmissionError: submitted/ cannot be read.
    """
    folder = course.root / "submitted"
    try:
        names = sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise SubmissionError(folder, error) from None
    return [name for name in names if _may_be_folder(folder_of(course, assignment, name))]


def _may_be_folder(path: Path) -> bool:
    """True for a folder, and where this machine cannot tell: `jobs` says so, of that student alone."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        return error.errno not in NO_FILE


def unnamed(course: Course, assignment: str, student: str) -> list[str]:
    """Return the files in a student's folder that may be notebooks, but none of the assignment: nobody marks them."""
    try:
        return sorted(shown(path.name) for path in hand_ins(course, assignment, student)[1])
    except SubmissionError:  # `jobs` says so.
        return []


def jobs(course: Course, assignment: str, student: str) -> list[Job]:
    """Return the notebooks of the assignment that a student submitted.

    Raises:
        SubmissionError: a file or a folder of the student's cannot be read.
    """
    return [Job(student, hand_in) for hand_in in hand_ins(course, assignment, student)[0]]


@dataclasses.dataclass(frozen=True)
class Graded:
    """What became of one student: the scoresheets, whether they were made anew, and what went wrong, if anything.

    `points` is what the gradebook has, by cell; None where one waits for a person.
    """

    student: str
    sheets: list[Scoresheet]
    is_new: bool
    problem: str | None = None
    points: Mapping[str, float | None] = dataclasses.field(default_factory=dict)


def grade(
    marker: Marker,
    assignment: str,
    chosen: list[str],
    *,
    workers: int,
    scheduler: str | None = None,
    again: bool = False,
) -> Generator[Graded, None, None]:
    """Mark the submissions of the `chosen` students and record each in the gradebook as soon as it is whole.

    `workers` processes of this machine mark, or the cluster whose `scheduler` is named. What is unchanged since its
    scoresheet was written is not marked again, unless `again` is true. What goes wrong with one student is that
    student's `problem`; the others go on.

    Raises:
        ExaminerError: the course, the sandbox or the cluster does not work; everything finished by then is kept.
    """
    course, unread, whole = marker.course, deque(chosen), deque[str]()
    keys: dict[str, dict[str, str]] = {}  # by notebook, of students who are under way
    missing: dict[str, set[str]] = {}  # keys, of students of whom a part is being marked
    with (
        Books(course, assignment) as books,
        _Marking(marker, assignment, workers=workers, scheduler=scheduler, again=again) as marking,
    ):
        while unread or whole or marking.crew.is_busy:
            is_reading = bool(unread) and marking.crew.has_room
            for key in marking.ended(wait=not is_reading and not whole):
                for student in [student for student, left in missing.items() if key in left]:
                    missing[student].discard(key)
                    if not missing[student]:
                        del missing[student]
                        whole.append(student)
            if is_reading:
                student = unread.popleft()
                try:
                    work = _work(marker, assignment, student)
                except SubmissionError as error:
                    yield Graded(student, [], True, str(error))
                    continue
                sheets = None if again else _unchanged(course, work)
                if sheets is not None and books.holds(student, {sheet.notebook for sheet in sheets}):
                    yield Graded(student, sheets, False, points=books.points(student))
                    continue
                for read in work:
                    marking.add(read)
                left = {read.key for read in work if not marking.has_ended(read.key)}
                keys[student] = {read.job.source.name: read.key for read in work}
                if left:
                    missing[student] = left
                else:
                    whole.append(student)
            elif whole:
                student = whole.popleft()
                own = keys.pop(student)
                problems = {name: problem for name, key in own.items() if (problem := marking.problem_of(key))}
                yield _recorded(marker, books, student, own, problems)


def _recorded(
    marker: Marker, books: Books, student: str, keys: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Graded:
    """Record one student's marks, which are on the shelf under these keys by notebook, in the gradebook.

    A notebook that has a problem instead of a mark is left to a person, and keeps no other from being recorded.
    """
    shelf, problems = Shelf.of(marker.course.root), problems or {}
    marks = {name: marked for name, key in keys.items() if (marked := shelf.get(key)) is not None}
    told = " ".join(problems.values())
    try:
        if problems and not books.is_direct:  # nbgrader would mark it in this process.
            raise CourseError(told)
        for job in jobs(marker.course, books.assignment, student) if problems else ():
            if job.source.name not in marks:
                marks[job.source.name] = marker.leave_to_person(job.hand_in.read())
        if len(marks) < len(keys):
            raise CourseError(f"A mark has gone from {shelf.folder}. The same command makes it again.")
        books.record(student, marks, unsandboxed=not marker.sandbox.is_locked)
    except CourseError as error:
        return Graded(student, [], True, str(error))
    sheets = [marked.scoresheet for marked in marks.values()]
    return Graded(student, sheets, True, told or None, books.points(student))


def record(marker: Marker, assignment: str, students: Iterable[str]) -> Iterator[Graded]:
    """Record marks that are on the shelf, after `regrade`."""
    with Books(marker.course, assignment) as books:
        for student in students:
            try:
                work = _work(marker, assignment, student)
            except SubmissionError as error:
                yield Graded(student, [], True, str(error))
                continue
            yield _recorded(marker, books, student, {read.job.source.name: read.key for read in work})


@dataclasses.dataclass(frozen=True)
class _Read:
    """A notebook that was read, and the key of the mark that it gets."""

    job: Job
    submission: Submission
    key: str


def _work(marker: Marker, assignment: str, student: str) -> list[_Read]:
    """Return a student's notebooks, read.

    Raises:
        SubmissionError: one of them cannot be read, or may be missing because a folder cannot.
    """
    read = [(job, job.hand_in.read()) for job in jobs(marker.course, assignment, student)]
    return [_Read(job, submission, marker.key(submission)) for job, submission in read]


class _Marking:
    """Marks on their way to the shelf. Equal work is marked once."""

    def __init__(
        self, marker: Marker, assignment: str, *, workers: int, scheduler: str | None = None, again: bool = False
    ) -> None:
        parcel = Parcel.of(marker, assignment)
        self.crew = Crew(parcel, marker.sandbox, expected=self._expected, workers=workers, scheduler=scheduler)
        self._shelf = Shelf.of(marker.course.root)
        self._again = again
        self._under_way: dict[str, Job] = {}
        self._problems: dict[str, str | None] = {}  # of what has ended; None where the mark is on the shelf
        self._seconds: dict[str, float] = {}  # by notebook: how long the last one took
        self._works: dict[str, bool] = {}  # by notebook: whether one was marked; False after an error of the course's

    def __enter__(self) -> _Marking:
        self.crew.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.crew.__exit__(kind, error, trace)

    def add(self, read: _Read) -> None:
        """Have a notebook marked, unless its mark is there or on its way."""
        if read.key in self._problems or read.key in self._under_way:
            return
        if not self._again and self._shelf.get(read.key) is not None:
            self._problems[read.key] = None
            return
        self._under_way[read.key] = read.job
        self.crew.give(read.key, pack_submission(read.submission))

    def _expected(self, key: str) -> float:
        """Return how many seconds a notebook that is under way takes, by the last one; endless where there was none."""
        return self._seconds.get(self._under_way[key].source.name, math.inf)

    def has_ended(self, key: str) -> bool:
        """True if the mark is on the shelf, or something went wrong with it."""
        return key in self._problems

    def problem_of(self, key: str) -> str | None:
        """Return what went wrong with a mark, if it has ended and something did."""
        return self._problems.get(key)

    def ended(self, *, wait: bool) -> Iterator[str]:
        """Yield each key whose mark is on the shelf now, or has a problem.

        Raises:
            ExaminerError: the course or the cluster does not work.
        """
        for ended in self.crew.ended(wait=wait):
            job = self._under_way.pop(ended.key)
            self._problems[ended.key] = self._put(ended, job)
            yield ended.key

    def wait(self) -> None:
        """Wait until something has ended.

        Raises:
            ExaminerError: the course or the cluster does not work.
        """
        for _ in self.ended(wait=True):
            pass

    def _put(self, ended: Ended, job: Job) -> str | None:
        """Put a mark onto the shelf, or return why there is none."""
        answer = ended.answer
        notebook = job.source.name
        if "course" in answer:
            # What the tests of one notebook alone stumble over is that notebook's: a class does not stop for it.
            if self._works.get(notebook) is False:
                raise CourseError(answer["course"])
            self._works.setdefault(notebook, False)
            return f"{job.path}: {answer['course']}"
        if "killed" in answer:
            return f"{job.path}: marking it killed its process twice. Mark {notebook} by hand."
        if "sandbox" in answer:
            return f"{job.path}: {answer['sandbox']} The same command tries it again."
        if "fault" in answer:
            return f"{job.path}: {answer['fault']}. Mark it by hand."
        key, seconds = key_and_seconds_of(answer)
        if key != ended.key:
            return f"{job.path}: the course was changed while it was marked. The same command marks it again."
        self._shelf.put(ended.key, answer)
        self._seconds[notebook] = seconds
        self._works[notebook] = True
        return None


@dataclasses.dataclass(frozen=True)
class Regraded:
    """A student's pairs of scoresheets, before and after, or what went wrong with one of the notebooks."""

    student: str
    pairs: list[tuple[Scoresheet, Scoresheet]]
    problem: str | None = None


def regrade(
    marker: Marker, assignment: str, chosen: list[str], *, workers: int, scheduler: str | None = None
) -> Iterator[Regraded]:
    """Mark again what was marked by other tests, limits or versions.

    Nothing is recorded: the new marks wait on the shelf, where `record` and `grade` find them. What was never recorded
    is new, not regraded: a student without a scoresheet is left out. Where a notebook cannot be marked, its student
    keeps the marks that are recorded.
    """
    course, shelf = marker.course, Shelf.of(marker.course.root)
    changed: dict[str, list[tuple[Scoresheet, str]]] = {student: [] for student in chosen}
    keys: dict[str, list[str]] = {}  # of all that is marked again with what has changed, by student
    unread: dict[str, str] = {}  # why, by student
    with _Marking(marker, assignment, workers=workers, scheduler=scheduler) as marking:
        for student in chosen:
            try:
                work = _work(marker, assignment, student)
            except SubmissionError as error:
                unread[student], keys[student] = str(error), []
                continue
            sheets = [(host.read_scoresheet(course, student, read.job.source), read.key) for read in work]
            changed[student] = [(sheet, key) for sheet, key in sheets if sheet is not None and sheet.key != key]
            keys[student] = [read.key for read in work if changed[student]]
            for read in work if changed[student] else ():
                marking.add(read)
                while not marking.crew.has_room:
                    marking.wait()
        while marking.crew.is_busy:
            marking.wait()
    for student, pairs in changed.items():
        told = unread.get(student, "")
        told += " ".join(problem for key in keys[student] if (problem := marking.problem_of(key)) is not None)
        found = [] if told else [(old, shelf.get(key)) for old, key in pairs]
        yield Regraded(student, [(old, new.scoresheet) for old, new in found if new is not None], told or None)


def _unchanged(course: Course, work: list[_Read]) -> list[Scoresheet] | None:
    """Return the scoresheets of a student's notebooks, or None unless each was made from what lies there now."""
    sheets = [host.read_scoresheet(course, read.job.student, read.job.source) for read in work]
    current = [sheet for sheet, read in zip(sheets, work, strict=True) if sheet is not None and sheet.key == read.key]
    return current if work and len(current) == len(work) else None
