"""One submission under examination: its cells run in a sandboxed kernel, its names are read through the hatch."""

from __future__ import annotations

import ast
import contextlib
import functools
import hashlib
import hmac
import io
import os
import time
import types
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from nbformat import NotebookNode

from examiner import hatch, messages
from examiner.course import Source, is_given, is_solution
from examiner.errors import StudentFault
from examiner.hatch import Hatch, NameMissing, RemoteFunction, RemoteVariable, one_line
from examiner.kernel import CellRun, Kernel, KernelDied, KernelTimeout
from examiner.limits import Limits as Limits
from examiner.model import Outcome, Question
from examiner.notebook import STUB_ERROR, Submission
from examiner.outline import is_stub_above_code
from examiner.sandbox import Sandbox

_INSTALL_TIMEOUT_S = 120.0
_MAX_RESTARTS = 3
_Answer = TypeVar("_Answer")
_NOT_INSTALLED = ("ImportError", "ModuleNotFoundError", "TBNotInstalledError")  # what Colab may have, and here is not
_MISSPELT = "cannot import name"  # of an ImportError: the package is here, and has no such thing
_NOT_PYTHON = ("SyntaxError", "IndentationError", "TabError")  # no other random numbers would help such a cell


class Examination:
    """Runs a submission up to a graded cell and answers what a hidden test asks there.

    `submission.notebook` receives the outputs. `attempt` numbers repeated runs: each has other random numbers, except
    where the student seeds them, and the same hidden inputs. `fast_fit` lets Keras's `fit` run in compiled graphs, and
    keeps `tf.data` from tuning itself. `unready` are the questions whose cell was stopped by what is not installed
    here, or that miss a name after another one was.
    Use it as a context manager.
    """

    def __init__(
        self,
        submission: Submission,
        *,
        sandbox: Sandbox,
        secret: bytes,
        limits: Limits,
        attempt: int = 0,
        fast_fit: bool = True,
    ) -> None:
        self.submission = submission
        self._attempt = attempt
        self._fast_fit = fast_fit
        self._sandbox = sandbox
        self._secret = secret
        self._limits = limits
        self._kernel: Kernel | None = None
        self._hatch: Hatch | None = None
        self._runs: dict[str, CellRun] = {}
        self._kept: dict[str, Any] = {}  # values of names, from the first test that asks
        self._asked: dict[str, Future[Any]] = {}  # what was asked once, by question
        self.unready: set[str] = set()
        self._next = 0
        self._restarts = 0
        self._shift = 0
        self._has_read_again = self._short_of_time = self._late = False
        self._idle_s = 0.0
        self._deadline = time.monotonic() + limits.notebook_clock_s

    def __enter__(self) -> Examination:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    @property
    def source(self) -> Source:
        """The source notebook that this submission answers."""
        return self.submission.source

    @functools.cached_property
    def given(self) -> types.SimpleNamespace:
        """The names of the notebook's given cells, executed on our side from the source."""
        return given_names(self.source)

    def question_of(self, test_class: str) -> Question | None:
        """Return the question whose hidden tests are the class of this name."""
        return next((question for question in self.source.questions if question.test_class == test_class), None)

    def random(self, test: str) -> np.random.Generator:
        """Return the generator of one test's hidden inputs: the same for the same submission, secret to others."""
        text = f"{self.submission.hash}:{self.source.name}:{test}"
        digest = hmac.new(self._secret, text.encode(), hashlib.sha256).digest()
        return np.random.default_rng(int.from_bytes(digest))

    def advance_to(self, grade_id: str) -> None:
        """Run the cells before the graded cell `grade_id` that have not run yet, and revive a kernel that died."""
        if self.submission.fault is not None:
            return
        if self._kernel is None or not self._kernel.is_alive:
            self._revive()
        cells = self.submission.notebook.cells
        while self._next < len(cells) and cells[self._next].id != grade_id:
            self._run(cells[self._next])
            self._next += 1

    def start_over(self, *, attempt: int) -> None:
        """Begin the notebook again in the same kernel, with other random numbers for cells that set seeds too.

        It saves a kernel's start and TensorFlow's import; `examiner calibrate` runs one answer hundreds of times.
        """
        self._attempt = self._shift = attempt
        self._next, self._restarts, self._has_read_again = 0, 0, False
        self._runs.clear()
        self._kept.clear()
        self._asked.clear()
        self._deadline = time.monotonic() + self._limits.notebook_clock_s
        if self._kernel is not None and self._kernel.is_alive:
            forget = "lambda: get_ipython().reset(new_session=False)"
            self._reseed(f"start_over({self._seed}, {forget})")

    @property
    def was_short_of_time(self) -> bool:
        """Whether the clock ended what might have ended by itself without neighbours: it computed, and did not wait.

        CPU seconds are the same beside others, and what waits for nothing waits as long when it is alone.
        """
        return self._short_of_time or (self._late and self._idle_s < self._limits.notebook_clock_s / 2)

    def finish(self) -> None:
        """Run the cells after the last graded cell too: the marked notebook shows all of the student's outputs."""
        self.advance_to("")
        self.unready |= {cell_id for cell_id, run in self._runs.items() if _lacks_package(run)}

    def resolve(self, *names: str) -> list[Any]:
        """Return the values of names of the student's, each read once for all tests of a notebook.

        Functions and variables stay in the kernel and are asked anew; anything else that showed each test another face
        could be one thing to the test of its structure and another to the test of its accuracy, or be rewritten after
        the question that marks it for a later one that compares with it.

        Raises:
            StudentFault: there is no such name, or it cannot be read; the sentence tells why.
        """
        if not names:
            return []
        if self.submission.fault is not None:
            raise StudentFault(Outcome.MISSING, self.submission.fault)
        if self._hatch is None:
            raise StudentFault(Outcome.CRASHED, messages.CRASHED.format(call=names[0]))
        if time.monotonic() > self._deadline:
            self._late = True
            sentence = messages.NOT_RUN_IN_TIME.format(name=names[0])
            raise StudentFault(Outcome.TIMEOUT, sentence, limit="notebook_clock_s")
        unread = [name for name in names if name not in self._kept]
        try:
            read = dict(zip(unread, self._read(unread), strict=True))
        except NameMissing as missing:
            raise self._explain(missing) from None
        found = self._kept | read
        remote = RemoteFunction | RemoteVariable
        self._kept = {name: value for name, value in found.items() if not isinstance(value, remote)}
        return [found[name] for name in names]

    def _read(self, names: list[str]) -> list[Any]:
        """Read names; once more in a fresh kernel, once in a notebook, where the kernel dies of it.

        A kernel that is worn out, without a file descriptor left, may die at the first thing that it is asked: that is
        no matter of what was asked.
        """
        assert self._hatch is not None
        try:
            return self._hatch.read_all(names, functions=self._functions)
        except StudentFault as fault:
            if fault.outcome is not Outcome.CRASHED or self._has_read_again:
                raise
            self._has_read_again = True
            self._restarts -= 1
            self._revive()
            if self._hatch is None:
                raise
            return self._hatch.read_all(names, functions=self._functions)

    def once(self, question: str, ask: Callable[[np.random.Generator], _Answer]) -> _Answer:
        """Return or raise what `ask` did when the first test of a question asked; it gets the question's generator.

        A function of the student's that is called for each test anew can be honest to one of them and cheat the next.
        """
        if question not in self._asked:
            self._asked[question] = Future()
            try:
                self._asked[question].set_result(ask(self.random(question)))
            except Exception as fault:
                self._asked[question].set_exception(fault)
        answer: _Answer = self._asked[question].result()
        return answer

    def is_untouched(self, question: Question) -> bool:
        """True if the solution cell of a question is as it was handed out, and nothing of the work lies elsewhere."""
        matches = {match.cell_id: match.how for match in self.submission.matches}
        is_elsewhere = question.id in (*self.submission.doubtful, *self.submission.fragile)
        return matches.get(question.id) == "untouched" and not is_elsewhere

    def what_stopped(self, question: Question) -> str:
        """Return which exception ended a question's solution cell before it was finished; nothing if none did."""
        run = self._runs.get(question.id)
        if run is None or run.outcome is not Outcome.ERROR or run.error == STUB_ERROR:
            return ""
        return messages.STOPPED.format(**_parts(run)).rstrip(": ")

    def put_back(self) -> None:
        """Undo what a test assigned."""
        if self._hatch is not None:
            self._hatch.put_back()

    def _explain(self, missing: NameMissing) -> StudentFault:
        """Return why a name is missing: what happened to the solution cell that should have made it."""
        name, maker = missing.name, _makers(self.source).get(missing.name, "")
        run = self._runs.get(maker)
        if maker and not self._text(maker).strip():
            return StudentFault(Outcome.MISSING, messages.SOLUTION_DELETED.format(id=maker))
        if run is None or run.outcome is Outcome.PASSED:
            return missing
        if run.error == STUB_ERROR:
            if is_stub_above_code(self._text(maker)):
                return StudentFault(Outcome.MISSING, messages.STUB_LEFT)
            return StudentFault(Outcome.NOT_ATTEMPTED, messages.NOT_ATTEMPTED)
        if any(map(_lacks_package, self._runs.values())):
            self.unready.add(maker)
        outcome = Outcome.MISSING if run.error in _NOT_PYTHON else run.outcome
        return StudentFault(outcome, _why(run, name), limit=run.limit.name if run.limit else None)

    def _text(self, cell_id: str) -> str:
        return next(str(cell.source) for cell in self.submission.notebook.cells if cell.id == cell_id)

    def _run(self, cell: NotebookNode) -> None:
        """Run one cell that has its turn, unless it is graded or prose; a dead kernel is revived after it."""
        if cell.cell_type != "code" or cell.metadata.get("nbgrader", {}).get("grade"):
            return
        if self._kernel is not None and not self._kernel.is_alive:
            self._revive()
        left = self._deadline - time.monotonic()
        if left <= 0 or self._kernel is None:
            self._late = left <= 0
            late = CellRun(Outcome.TIMEOUT, limit=self._limits.limit("notebook_clock_s"))
            self._runs[cell.id] = late if left <= 0 else CellRun(Outcome.CRASHED)
            return
        if self._shift:
            with contextlib.suppress(KernelDied, KernelTimeout):  # The run below says so.
                self._reseed(f"shift({0 if is_given(cell) else self._shift})")
        self._runs[cell.id] = self._kernel.run(cell, limit_s=min(self._limits.cell_cpu_s, left))
        if not self._kernel.is_alive:
            self._revive()

    def _revive(self) -> None:
        """Start a fresh kernel and run again what ran before, without the cells that ended a kernel or hung."""
        if self._kernel is not None and self._kernel.limit is not None and self._kernel.is_idle:
            # What the last cell left running in the background has reached it.
            done = [cell.id for cell in self.submission.notebook.cells[: self._next] if cell.id in self._runs]
            self._runs |= {cell_id: CellRun(Outcome.CRASHED, limit=self._kernel.limit) for cell_id in done[-1:]}
        self._stop()
        if self._restarts > _MAX_RESTARTS:
            return
        self._restarts += 1
        self._kernel = self._started()
        try:
            self._kernel.plant(*self._plants(), limit_s=_INSTALL_TIMEOUT_S)
        except (KernelDied, KernelTimeout):
            self._stop()
            return
        self._hatch = Hatch(
            self._kernel, limit_s=self._limits.call_cpu_s, left_s=lambda: self._deadline - time.monotonic()
        )
        harmless = (Outcome.PASSED, Outcome.ERROR)
        for cell in self.submission.notebook.cells[: self._next]:
            left = self._deadline - time.monotonic()
            if left > 0 and cell.id in self._runs and self._runs[cell.id].outcome in harmless:
                self._kernel.run(NotebookNode(cell), limit_s=min(self._limits.cell_cpu_s, left))

    def _started(self) -> Kernel:
        return Kernel(self._sandbox, self._limits).__enter__()

    def _stop(self) -> None:
        if self._kernel is not None:
            self._kernel.close()
            self._idle_s += self._kernel.idle_s
            self._short_of_time |= self._kernel.is_short_of_time
        self._kernel = self._hatch = None

    def _plants(self) -> Iterator[tuple[str, str]]:
        """Yield what a fresh kernel has of ours."""
        yield hatch.PLANT
        yield "seeding_kernel", f"seed({self._seed}, with_tensorflow={self._needs_tensorflow})"
        yield "plots_kernel", "install(get_ipython())"
        yield "quick_kernel", "install(get_ipython())"
        if self._fast_fit and self._needs_tensorflow:
            yield "fastfit", f"install({messages.OUTPUT_CUT!r})"
            yield "data_kernel", "install()"
        if self._needs_tensorflow:
            yield "training_kernel", "install()"

    def _reseed(self, call: str) -> None:
        assert self._kernel is not None
        self._kernel.plant(("seeding_kernel", call), limit_s=_INSTALL_TIMEOUT_S)

    @property
    def _seed(self) -> int:
        """The seed of this run: the same for the same work, another one for each repeated run."""
        return (int(self.submission.hash[:8], 16) + self._attempt) % 2**32

    @functools.cached_property
    def _functions(self) -> set[str]:
        """The names that the source's solution cells define as functions."""
        statements = [statement for cell in _solutions(self.source) for statement in ast.parse(cell.source).body]
        return {statement.name for statement in statements if isinstance(statement, ast.FunctionDef)}

    @property
    def _needs_tensorflow(self) -> bool:
        given = [cell.source for cell in self.source.cells if is_given(cell)]
        return any("tensorflow" in text or "keras" in text for text in given)


@functools.lru_cache(maxsize=32)
def _given_code(path: Path, _mtime_ns: int, cells: tuple[str, ...]) -> types.SimpleNamespace:
    from matplotlib import pyplot

    pyplot.switch_backend("Agg")
    names: dict[str, Any] = {"__name__": "given"}
    with contextlib.redirect_stdout(io.StringIO()), _silent_stderr():
        for number, text in enumerate(cells):
            exec(compile(text, f"<given cell {number} of {path.name}>", "exec"), names)
    pyplot.close("all")
    return types.SimpleNamespace(**{name: value for name, value in names.items() if name.isidentifier()})


@contextlib.contextmanager
def _silent_stderr() -> Iterator[None]:
    """Swallow what libraries write to file descriptor 2: TensorFlow's notes on a missing GPU ignore its log level."""
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as sink:
            os.dup2(sink.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def given_names(source: Source) -> types.SimpleNamespace:
    """Return the namespace that the given cells of `source` make; made once per process and version of the file."""
    cells = tuple(cell.source for cell in source.cells if is_given(cell))
    return _given_code(source.path, source.path.stat().st_mtime_ns, cells)


def _lacks_package(run: CellRun) -> bool:
    """True if a cell was stopped by what is not installed here."""
    return run.error in _NOT_INSTALLED and not run.text.startswith(_MISSPELT)


def _why(run: CellRun, name: str) -> str:
    """Return the sentence for a name that the cell of this run did not make."""
    if run.outcome is Outcome.TIMEOUT and run.seconds:
        return messages.MISSING_AFTER_TIMEOUT.format(name=name, seconds=run.seconds)
    if run.outcome is Outcome.TIMEOUT:
        return messages.NOT_RUN_IN_TIME.format(name=name)
    if run.outcome is Outcome.CRASHED and run.limit is None:
        return messages.MISSING_AFTER_CRASH.format(name=name)
    if run.outcome is Outcome.CRASHED:
        return messages.MISSING_AFTER_LIMIT.format(name=name, limit=run.limit)
    sentence = messages.MISSING_AFTER_ERROR.format(name=name, **_parts(run)).rstrip(": ")
    return sentence if run.limit is None else sentence + messages.LIMIT_REACHED.format(limit=run.limit)


def _parts(run: CellRun) -> dict[str, str]:
    """Return the exception that ended a cell and its text, for a sentence."""
    text = one_line(run.text)
    return {"error": one_line(run.error), "text": messages.of_cell(text) if run.error in _NOT_PYTHON else text}


def _makers(source: Source) -> dict[str, str]:
    """Return, for each top-level name that a solution cell of the source defines, that cell's id."""
    makers: dict[str, str] = {}
    for cell in _solutions(source):
        for name in _defined(cell.source):
            makers.setdefault(name, cell.id)
    return makers


def _solutions(source: Source) -> list[NotebookNode]:
    return [cell for cell in source.cells if cell.cell_type == "code" and is_solution(cell)]


def _defined(code: str) -> set[str]:
    names: set[str] = set()
    for statement in ast.parse(code).body:
        if isinstance(statement, ast.FunctionDef):
            names.add(statement.name)
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            names |= {
                node.id
                for node in ast.walk(statement)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            }
    return names
