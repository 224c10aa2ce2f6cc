"""Submission and assignment in, scoresheet out: the one place where the parts come together."""

from __future__ import annotations

import copy
import dataclasses
import functools
import hashlib
import importlib.metadata
import json
import platform
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from nbformat import NotebookNode

import examiner
from examiner import checks, messages, pages, report, turn, zygote
from examiner.course import Course, Source, hash_files
from examiner.errors import SandboxError
from examiner.examination import Examination, Limits
from examiner.imports import import_for_tests, imported_by
from examiner.model import Cause, Measurement, Outcome, QuestionMark, Scoresheet, Verdict
from examiner.notebook import Submission
from examiner.sandbox import Sandbox

_MAX_RUNS = 3
_STUDENTS = ("koreanize-matplotlib", "pandas", "pydot", "scikit-learn", "scipy", "seaborn", "tensorboard", "tqdm")
_PACKAGES = ("tensorflow", "keras", "numpy", "nbgrader", "ipykernel")


@dataclasses.dataclass(frozen=True)
class Marked:
    """A marked notebook: its scoresheet, and the notebook with outputs and one stamp in each graded cell."""

    scoresheet: Scoresheet
    notebook: NotebookNode


@dataclasses.dataclass(frozen=True)
class _Run:
    """One whole run of a submission."""

    marks: tuple[QuestionMark, ...]
    notebook: NotebookNode
    exhibits: dict[str, list[str]]
    faults: list[str]
    unready: frozenset[str] = frozenset()
    was_short_of_time: bool = False

    @property
    def points(self) -> float:
        return sum(mark.points for mark in self.marks)

    @property
    def doubtful(self) -> list[tuple[str, str, Measurement | None]]:
        """The tests that another run might pass, with what they said and measured."""
        return [(test.name, test.message, test.measured) for test in self._tests if test.is_unlucky or test.is_accident]

    @property
    def had_accident(self) -> bool:
        """True if a test failed in a way that an idle machine might not show."""
        accidents = [test for test in self._tests if test.is_accident]
        return any(test.outcome is not Outcome.TIMEOUT or self.was_short_of_time for test in accidents)

    @property
    def _tests(self) -> list[Verdict]:
        return [test for mark in self.marks for test in mark.tests]


@dataclasses.dataclass(frozen=True)
class Marker:
    """Everything that marking needs besides the submission. It is plain data: any process can mark with it."""

    course: Course
    sandbox: Sandbox
    limits: Limits
    fast_fit: bool = True

    def warm_up(self, sources: Iterable[Source]) -> None:
        """Import what the hidden tests of notebooks import while the zygote does the same in its sandbox."""
        files = {question.test_file for source in sources for question in source.questions}
        names = imported_by(file.read_bytes() for file in files)
        importing = threading.Thread(target=import_for_tests, args=(names,))
        importing.start()
        zygote.of(self.sandbox)  # in this thread: the zygote ends with the thread that starts it
        importing.join()

    def mark(self, submission: Submission) -> Marked:
        """Mark one submission: run it, ask the hidden tests, write the scoresheet, stamp the graded cells.

        Raises:
            ExaminerError: the course, the hidden tests or the sandbox do not work; never because of the submission.
        """
        started, key = time.monotonic(), self.key(submission)
        runs = self._runs(submission)
        return self._marked(submission, runs, key=key, seconds=round(time.monotonic() - started, 3))

    def leave_to_person(self, submission: Submission) -> Marked:
        """Return what is recorded of a submission that could not be marked: each question waits for a person.

        It has the key of no submission, so that the same command tries it again.
        """
        marks = tuple(
            QuestionMark(question.id, question.max_points, (_unmarked(question.max_points),))
            for question in submission.source.questions
        )
        run = _Run(marks, copy.deepcopy(submission.notebook), {}, [])
        return self._marked(submission, [run], key="", seconds=0.0)

    def _marked(self, submission: Submission, runs: list[_Run], *, key: str, seconds: float) -> Marked:
        best = max(runs, key=lambda run: run.points)
        source = submission.source
        scoresheet = Scoresheet(
            notebook=source.name,
            questions=best.marks,
            manual=source.manual,
            sandboxed=self.sandbox.is_locked,
            key=key,
            submission_hash=submission.hash,
            tests_hash=tests_hash(source),
            versions=versions(),
            seconds=seconds,
            runs=tuple(run.points for run in runs),
            notes=self._notes(submission) + _note_of(runs),
            faults=tuple(best.faults),
            matches=submission.matches,
            doubtful=submission.doubtful + _weak(submission, best),
        )
        pages.make_harmless(best.notebook.cells)
        report.stamp(best.notebook, source, scoresheet, best.exhibits)
        return Marked(scoresheet, best.notebook)

    def _runs(self, submission: Submission) -> list[_Run]:
        """Run a submission once; again with other random numbers, at most twice, while something is doubtful.

        After an accident the next run has the machine to itself; not so where the work waited for nothing or used up
        its CPU seconds: neighbours have no part in that, and a class need not wait for it. A second run that fails with
        the same words and numbers was neither bad luck nor an accident: a third would tell nothing new.
        """
        runs = [self._beside_others(submission, attempt=0)]
        while len(runs) < _MAX_RUNS and runs[-1].doubtful:
            if len(runs) > 1 and runs[-1].doubtful == runs[-2].doubtful:
                break
            run = self._alone if runs[-1].had_accident else self._beside_others
            runs.append(run(submission, attempt=len(runs)))
        return runs

    def _beside_others(self, submission: Submission, *, attempt: int) -> _Run:
        """Run a submission beside others; alone, where its kernel does not start beside them or is lost by us."""
        try:
            with turn.beside_others():
                return self._run(submission, attempt=attempt)
        except SandboxError:
            return self._alone(submission, attempt=attempt)

    def _alone(self, submission: Submission, *, attempt: int) -> _Run:
        with turn.alone():
            return self._run(submission, attempt=attempt)

    def _run(self, submission: Submission, *, attempt: int) -> _Run:
        origin = zygote.of(self.sandbox)
        copied = dataclasses.replace(submission, notebook=copy.deepcopy(submission.notebook))
        with self._examination(copied, attempt) as examination:
            plugin = checks.examine(examination)
            examination.finish()
        if origin is not None and not origin.is_alive:
            raise SandboxError("The process from which kernels are forked has ended, and this notebook's with it.")
        marks = tuple(
            QuestionMark(question.id, question.max_points, tuple(plugin.verdicts[question.id]))
            for question in submission.source.questions
        )
        unready = frozenset(examination.unready)
        return _Run(marks, copied.notebook, plugin.exhibits, plugin.faults, unready, examination.was_short_of_time)

    def _examination(self, submission: Submission, attempt: int) -> Examination:
        return Examination(
            submission,
            sandbox=self.sandbox,
            secret=self.course.secret(),
            limits=self.limits,
            attempt=attempt,
            fast_fit=self.fast_fit,
        )

    def key(self, submission: Submission) -> str:
        """Return a hash of all that the mark is made from: equal keys, equal marks."""
        cells = [[cell.cell_type, cell.source, cell.get("attachments")] for cell in submission.notebook.cells]
        parts = [
            *(submission.hash, submission.about(), cells, self._notes(submission), tests_hash(submission.source)),
            *(versions(), _package_hash(), dataclasses.asdict(self.limits), self.fast_fit),
            hashlib.sha256(self.course.secret()).hexdigest(),
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _notes(self, submission: Submission) -> tuple[str, ...]:
        fault = () if submission.fault is None else (submission.fault,)
        return fault + submission.notes + (() if self.sandbox.is_locked else (messages.UNSANDBOXED,))


def _unmarked(max_points: float) -> Verdict:
    """Return the one verdict of a question of a notebook that could not be marked."""
    about = (Outcome.ERROR, 0.0, max_points, messages.UNMARKED)
    return Verdict("unmarked", messages.UNMARKED_TITLE, *about, cause=Cause.ENVIRONMENT)


def _weak(submission: Submission, run: _Run) -> tuple[str, ...]:
    """Return the questions that lost a point where not the answer but the file or this machine may be why."""
    fragile = run.unready.union(submission.fragile)
    weak = (mark.id for mark in run.marks if mark.id in fragile and mark.points < mark.max_points)
    return tuple(name for name in weak if name not in submission.doubtful)


def _note_of(runs: list[_Run]) -> tuple[str, ...]:
    return (messages.RUN_AGAIN.format(runs=len(runs)),) if len(runs) > 1 else ()


def tests_hash(source: Source) -> str:
    """Return the hash of the hidden tests and of the source notebook that they belong to."""
    return hash_files(*sorted({question.test_file for question in source.questions}), source.path)


@functools.cache
def versions() -> dict[str, str]:
    """Return the versions of what a mark depends on."""
    installed = {name: version for name in _PACKAGES if (version := _version(name))}
    return {"examiner": examiner.__version__, "python": platform.python_version()} | installed


def made_with() -> dict[str, str]:
    """Return what marks depend on besides the course: machines that differ in it make other marks."""
    students = {name: version for name in _STUDENTS if (version := _version(name))}
    return versions() | students | {"the examiner's files": _package_hash()}


@functools.cache
def _package_hash() -> str:
    return hash_files(*sorted(Path(__file__).parent.glob("*.py")))


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
