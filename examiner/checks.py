"""The pytest plug-in of hidden tests: parameters are the student's names, tests have points, verdicts come out.

    class TestCircle:
        @points(2, "감춘 데이터에서의 정확도")
        def test_accuracy(self, circle_model, circle_features, given, hidden): ...

`given` is the namespace of the notebook's given cells, `hidden` the random generator of hidden inputs, `once` calls a
function of such a generator for the first test of a question and gives all of them its answer, `lookup` gives the value
of a student's name that a test can do without, `exhibit` is a function that takes HTML to be shown with the question's
verdicts, `measure` a `Ruler` that compares a number with its limit and notes both on the scoresheet; every other
parameter is a name of the student's notebook.
`pytest tests/ASSIGNMENT` examines the source notebooks, and `--submission FILE` any other. A folder of hidden tests is
one below `tests/` that is named like an assignment.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import logging
import os
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest

from examiner import messages
from examiner.course import Course, Source
from examiner.errors import CourseError, ExaminerError, StudentFault
from examiner.examination import Examination, Limits
from examiner.model import Cause, Measurement, Outcome, Question, Verdict
from examiner.notebook import read_submission
from examiner.recognition import recognise
from examiner.sandbox import find

logger = logging.getLogger(__name__)
_Test = TypeVar("_Test", bound=Callable[..., Any])
Once = Callable[[Callable[[np.random.Generator], Any]], Any]
_STUDENTS = "examiner: a name of the student's notebook"


def points(value: float, title: str, *, by_training: bool = False) -> Callable[[_Test], _Test]:
    """Mark a hidden test with the points that it is worth and the Korean title that the student reads.

    `by_training` says that the test looks at what a training run reached: where it fails, the notebook is run again
    with other random numbers before the failure counts.
    """

    def mark(test: _Test) -> _Test:
        return pytest.mark.points(value, title, by_training=by_training)(test)  # type: ignore[no-any-return]

    return mark


class Ruler:
    """Compares what a test found with its limit; the last comparison stands on the scoresheet."""

    def __init__(self) -> None:
        self.last: Measurement | None = None

    def at_most(self, value: float, limit: float) -> bool:
        """Return whether `value` is not above `limit`."""
        return self._compare(Measurement(float(value), float(limit), is_ceiling=True))

    def at_least(self, value: float, limit: float) -> bool:
        """Return whether `value` is not below `limit`."""
        return self._compare(Measurement(float(value), float(limit), is_ceiling=False))

    def _compare(self, measurement: Measurement) -> bool:
        self.last = measurement
        return measurement.holds


class Checks:
    """The plug-in: resolves parameters and collects one `Verdict` per test, by question id.

    `examinations` finds the running examination of a test module, or None for a test that is not a hidden one.
    """

    def __init__(self, examinations: Callable[[Path], Examination | None]) -> None:
        self._examinations = examinations
        self.verdicts: dict[str, list[Verdict]] = {}
        self.exhibits: dict[str, list[str]] = {}
        self.faults: list[str] = []
        self.stopped_by: ExaminerError | None = None

    @pytest.hookimpl
    def pytest_configure(self, config: pytest.Config) -> None:
        """Register the marker that gives a test its points."""
        config.addinivalue_line(
            "markers", "points(value, title, by_training): points of a hidden test and its Korean title"
        )

    @pytest.hookimpl
    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Tell pytest that the parameters of a hidden test need no fixture."""
        if metafunc.definition.get_closest_marker("points") is None:
            return
        for name in inspect.signature(metafunc.function).parameters:
            if name != "self":
                metafunc.parametrize(name, [_STUDENTS], ids=[pytest.HIDDEN_PARAM])

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, Any, Any]:
        """Bring the notebook to the test's graded cell, and put the student's values in the parameters' place."""
        examination, question = self._found(pyfuncitem)
        if examination is None or question is None:
            return (yield)
        examination.advance_to(question.grade_id)
        try:
            wanted = [name for name, value in pyfuncitem.funcargs.items() if value is _STUDENTS]
            makers = self._makers(examination, question, pyfuncitem)
            ours = {name: makers[name]() for name in wanted if name in makers}
            students = [name for name in wanted if name not in makers]
            pyfuncitem.funcargs |= ours | dict(zip(students, examination.resolve(*students), strict=True))
            return (yield)
        finally:
            examination.put_back()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turn the end of a hidden test into its verdict."""
        report = yield
        examination, question = self._found(item)
        if question is None or examination is None or (call.when != "call" and call.excinfo is None):
            return report
        verdict = self._verdict(item, call, examination, question)
        self.verdicts.setdefault(question.id, []).append(verdict)
        if call.excinfo is not None and isinstance(call.excinfo.value, StudentFault):
            report.longrepr = f"{verdict.outcome}: {verdict.message}"  # Our own traceback would tell nothing.
        return report

    def _found(self, item: pytest.Item) -> tuple[Examination | None, Question | None]:
        if not isinstance(item, pytest.Function) or item.cls is None or item.get_closest_marker("points") is None:
            return None, None
        examination = self._examinations(item.path)
        return examination, examination.question_of(item.cls.__name__) if examination else None

    def _makers(
        self, examination: Examination, question: Question, item: pytest.Function
    ) -> dict[str, Callable[[], Any]]:
        """Return what makes each parameter that is no name of the student's."""
        return {
            "given": lambda: examination.given,
            "hidden": lambda: examination.random(item.nodeid.partition("::")[2]),
            "lookup": lambda: lambda name: examination.resolve(name)[0],
            "once": lambda: functools.partial(examination.once, question.id),
            "exhibit": lambda: self.exhibits.setdefault(question.id, []).append,
            "measure": Ruler,
        }

    def _verdict(
        self, item: pytest.Item, call: pytest.CallInfo[None], examination: Examination, question: Question
    ) -> Verdict:
        marker = item.get_closest_marker("points")
        assert marker is not None
        maximum, title = marker.args
        error = call.excinfo.value if call.excinfo else None
        outcome, cause, message = self._explained(item, error)
        if outcome is Outcome.FAILED and examination.is_untouched(question):
            # Of what is given: variables that nobody has trained.
            outcome, message = Outcome.NOT_ATTEMPTED, messages.NOT_ATTEMPTED
        elif outcome is Outcome.FAILED and all(verdict.points for verdict in self.verdicts.get(question.id, ())):
            # What stopped the cell may be why; the first test that fails says so for all.
            message = f"{message} {examination.what_stopped(question)}".rstrip()
        ruler = getattr(item, "funcargs", {}).get("measure")
        earned = float(maximum) if outcome is Outcome.PASSED else 0.0
        return Verdict(
            name=item.name,
            title=title,
            outcome=outcome,
            points=earned,
            max_points=float(maximum),
            message=messages.brief(messages.printable(message)),
            seconds=round(call.duration, 3),
            cause=cause,
            by_training=bool(marker.kwargs.get("by_training")),
            measured=ruler.last if isinstance(ruler, Ruler) else None,
        )

    def _explained(self, item: pytest.Item, error: BaseException | None) -> tuple[Outcome, Cause | None, str]:
        if error is None:
            return Outcome.PASSED, None, ""
        if isinstance(error, StudentFault):
            return error.outcome, error.cause, error.sentence
        if isinstance(error, AssertionError):
            sentence = str(error.args[0]) if error.args else messages.FAILED
            return Outcome.FAILED, Cause.STUDENT, sentence.partition("\nassert ")[0]
        if isinstance(error, ExaminerError):
            self.stopped_by = error
        self.faults.append(f"{item.nodeid.partition('::')[2]}: {type(error).__name__}: {error}"[:500])
        logger.warning("hidden test %s could not be carried out: %s: %s", item.name, type(error).__name__, error)
        logger.debug("its traceback", exc_info=error)
        return Outcome.ERROR, Cause.ENVIRONMENT, messages.NOT_CHECKED


class _Standalone:
    """Examinations for `pytest tests/ASSIGNMENT [--submission FILE]`: one per test module, made when first needed."""

    def __init__(self, submission: Path | None, stack: contextlib.ExitStack, *, unsandboxed: bool) -> None:
        self._submission = submission
        self._stack = stack
        self._unsandboxed = unsandboxed
        self._made: dict[Path, Examination | None] = {}

    def __call__(self, module: Path) -> Examination | None:
        if module not in self._made:
            self._made[module] = self._make(module)
        return self._made[module]

    def is_wanted(self, module: Path) -> bool:
        """False for hidden tests of another notebook than the one that `--submission` names."""
        return self._submission is None or self._source(module) is not None

    def _source(self, module: Path) -> Source | None:
        course = Course.find(module.parent)
        if module.parent.name not in course.assignments:
            return None
        sources = list(course.sources(module.parent.name))
        if self._submission is None:
            return next((source for source in sources if source.test_file == module), None)
        named = recognise(sources, self._submission)
        return named if named is not None and named.test_file == module else None

    def _make(self, module: Path) -> Examination | None:
        source = self._source(module)
        if source is None:
            return None
        course = Course.find(module.parent)
        submission = read_submission(source, self._submission or source.path)
        sandbox = find(course.root, unsandboxed=self._unsandboxed)
        examination = Examination(submission, sandbox=sandbox, secret=course.secret(), limits=Limits())
        return self._stack.enter_context(examination)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--submission FILE` and `--unsandboxed` to pytest."""
    group = parser.getgroup("examiner", "hidden tests of notebooks")
    group.addoption("--submission", type=Path, help="the notebook to examine (default: the source notebooks)")
    group.addoption("--unsandboxed", action="store_true", help="run student code without a sandbox")


def pytest_configure(config: pytest.Config) -> None:
    """Register the plug-in for a run of pytest by hand; `examiner.grading` registers its own."""
    submission: Path | None = config.getoption("--submission")
    if submission is not None and not submission.is_file():
        raise pytest.UsageError(f"--submission {submission}: no such file")
    stack = contextlib.ExitStack()
    config.add_cleanup(stack.close)
    standalone = _Standalone(submission, stack, unsandboxed=config.getoption("--unsandboxed"))
    config.stash[_STANDALONE] = standalone
    config.pluginmanager.register(Checks(standalone), "examiner-checks")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the hidden tests of other notebooks than the submitted one."""
    standalone = config.stash[_STANDALONE]
    hidden = [item for item in items if item.get_closest_marker("points") is not None]
    unwanted = [item for item in hidden if not standalone.is_wanted(item.path)]
    if hidden and len(unwanted) == len(hidden):
        raise pytest.UsageError("--submission: not a notebook of an assignment whose hidden tests were asked for")
    config.hook.pytest_deselected(items=unwanted)
    items[:] = [item for item in items if item not in unwanted]


_STANDALONE: pytest.StashKey[_Standalone] = pytest.StashKey()


class _NoTracebacks:
    """Keeps pytest from writing tracebacks, which nobody would see.

    To quote a test's source it parses the file, and Python before 3.11.8 fails at that (python/cpython#106905) when the
    garbage collector has a traceback logged meanwhile: one notebook's mark would be lost to the luck of the moment.
    """

    @pytest.hookimpl
    def pytest_configure(self, config: pytest.Config) -> None:
        """Choose the style that the switched-off terminal reporter calls `--tb=no`."""
        config.option.tbstyle = "no"


def examine(examination: Examination, *, by_training_of: Question | None = None) -> Checks:
    """Run the hidden tests of a submission in this process and return the plug-in that holds their verdicts.

    `by_training_of` leaves all but the training-dependent tests of one question out.

    Raises:
        CourseError: the hidden tests do not run, or their points do not add up to the graded cells'.
    """
    source = examination.source
    plugin = Checks(lambda _module: examination)
    if not source.questions:
        return plugin
    chosen = source.questions if by_training_of is None else (by_training_of,)
    nodes = [f"{question.test_file}::{question.test_class}" for question in chosen]
    nodes += ["-m", "points(by_training=True)"] if by_training_of else []
    # pytest looks through each folder from here down to the tests: through none, if it starts where they are.
    folder = os.path.commonpath([question.test_file.parent for question in chosen])
    options = ["-c", "/dev/null", "--rootdir", folder, "--confcutdir", folder]
    options += ["--noconftest", "--disable-plugin-autoload"]
    quiet = ["-s", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:logging"]
    quiet += ["-p", "no:unraisableexception"]  # it collects garbage at each end, half a second with TensorFlow
    started = time.monotonic()
    settings = {name: os.environ.pop(name) for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS") if name in os.environ}
    status = pytest.main(
        [*options, *quiet, "--import-mode=importlib", "-p", "no:faulthandler", *nodes],
        plugins=[plugin, _NoTracebacks()],
    )
    os.environ.update(settings)
    logger.debug("hidden tests of %s took %.1f s", source.name, time.monotonic() - started)
    if plugin.stopped_by is not None:
        raise plugin.stopped_by
    if status == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise CourseError(
            f"The hidden tests of {source.name} did not run (pytest: {status!r}). "
            f"Run `pytest {source.test_file}` to see why."
        )
    if by_training_of is None:
        _require_points(source, plugin)
    return plugin


def _require_points(source: Source, plugin: Checks) -> None:
    for question in source.questions:
        total = sum(verdict.max_points for verdict in plugin.verdicts.get(question.id, []))
        if abs(total - question.max_points) > 1e-9:
            raise CourseError(
                f"The hidden tests of question {question.id!r} in {question.test_file} are worth {total:g} points, "
                f"but its graded cell in {source.path} says {question.max_points:g}. Make them equal."
            )
