"""The line carries what Jupyter would, and a student's process can do no more with it than with Jupyter's sockets."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

import pytest
from nbformat.v4 import new_code_cell

from examiner import hatch, line, sandbox
from examiner.errors import StudentFault
from examiner.hatch import Hatch
from examiner.kernel import Kernel, KernelDied, KernelTimeout
from examiner.limits import Limits
from examiner.model import Outcome
from tests.conftest import PROJECT
from tests.hostile.case import FIND_LINE


@pytest.fixture(params=[True, False], ids=["on the line", "as Jupyter's messages"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kernel]:
    """A kernel with a hatch whose questions travel in one of the two ways."""

    def refused(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    if not request.param:
        monkeypatch.setattr("examiner.kernel.Line", refused)
    with Kernel(sandbox.find(PROJECT), Limits(memory_mb=2048, output_mb=4, message_mb=1, messages=500)) as running:
        running.plant(hatch.PLANT, ("quick_kernel", "install(get_ipython())"), limit_s=30)
        assert (running._line is not None) is request.param
        yield running


@pytest.fixture
def online(kernel: Kernel) -> Kernel:
    assert kernel._line is not None
    return kernel


def _run(kernel: Kernel, text: str) -> list[str]:
    """Run a cell and return its outputs, as text."""
    cell = new_code_cell(text)
    kernel.run(cell, limit_s=30)
    return [output.get("text") or str(output.get("data") or output) for output in cell.outputs]


def _run_with_line(kernel: Kernel, text: str) -> None:
    """Run a cell of a student who has found the kernel's end of the line."""
    ended = kernel.run(new_code_cell(FIND_LINE + "import os, time\n" + text), limit_s=30)
    assert ended.outcome is Outcome.PASSED, ended


def test_expressions_have_the_text_of_their_value_or_none(either: Kernel) -> None:
    assert either.ask("[1, 'a', None]", limit_s=5) == "[1, 'a', None]"
    assert either.ask("1 / 0", limit_s=5) == either.ask("1 +", limit_s=5) == either.ask("exit_(", limit_s=5) == ""


def test_a_question_that_never_ends_is_interrupted_and_the_next_one_answered(either: Kernel) -> None:
    _run(either, "def loop():\n    while True: pass")
    with pytest.raises(KernelTimeout):
        either.ask("loop()", limit_s=1)
    with pytest.raises(KernelTimeout):
        either.ask("__import__('time').sleep(60)", limit_s=0.5)
    assert either.is_alive
    assert either.ask("2 + 2", limit_s=5) == "4"
    assert _run(either, "print('on')") == ["on\n"]


def test_what_a_question_prints_is_seen_in_no_cell(either: Kernel) -> None:
    _run(either, "def noisy():\n    print('seen'); return 3")
    for _ in range(3):
        assert Hatch(either, limit_s=30).call("noisy", (), {}) == 3
    assert _run(either, "print('cell')") == ["cell\n"]


def test_what_a_question_draws_is_seen_in_no_cell(online: Kernel) -> None:
    _run(online, "import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1, 2]); return 3")
    assert Hatch(online, limit_s=30).call("draw", (), {}) == 3
    assert _run(online, "print(plt.get_fignums())") == ["[]\n"]


def test_what_a_question_prints_counts(either: Kernel) -> None:
    _run(either, "def flood():\n    for _ in range(100): print('x' * 100_000, flush=True)")
    with contextlib.suppress(KernelDied):  # with the question itself, or what clears away after it
        either.ask("flood()", limit_s=30)
    assert either.limit is not None
    assert either.limit.name == "output_mb"


def test_a_long_answer_is_refused_before_it_is_read(either: Kernel) -> None:
    with pytest.raises(KernelDied) as died:
        either.ask("'x' * 3_000_000", limit_s=30)
    assert died.value.limit is not None
    assert died.value.limit.name == "message_mb"


def test_a_kernel_that_ends_is_noticed_at_once(either: Kernel) -> None:
    started = time.monotonic()
    with pytest.raises(KernelDied):
        either.ask("__import__('os')._exit(1)", limit_s=30)
    assert time.monotonic() - started < 10
    assert not either.is_alive


def test_context_variables_of_cells_are_those_of_questions(either: Kernel) -> None:
    _run(either, "import contextvars, numpy as np\nown = contextvars.ContextVar('own')")
    _run(either, "token = own.set(3); _ = np.seterr(divide='raise')")
    assert either.ask("own.get(), np.geterr()['divide']", limit_s=5) == "(3, 'raise')"
    assert either.ask("own.set(4)", limit_s=5) != ""
    assert _run(either, "print(own.get())") == ["4\n"]


def test_questions_are_answered_in_the_main_thread_where_a_loop_runs(either: Kernel) -> None:
    _run(either, "import asyncio, threading")
    thread_and_loop = "threading.current_thread() is threading.main_thread(), asyncio.get_running_loop().is_running()"
    assert either.ask(thread_and_loop, limit_s=5) == "(True, True)"


def test_a_large_question_arrives(either: Kernel) -> None:
    assert either.ask(f"len({'x' * 3_000_000!r})", limit_s=10) == "3000000"


def test_what_is_written_without_a_question_answers_none(online: Kernel) -> None:
    _run_with_line(online, "line.sendall((3).to_bytes(8) + b'-42')")
    assert online.ask("2 + 2", limit_s=5) == "4"
    assert online.is_alive


def test_a_forged_answer_has_no_nonce(online: Kernel) -> None:
    _run_with_line(online, "def f():\n    line.sendall((3).to_bytes(8) + b'-42')\n    return 7")
    own = Hatch(online, limit_s=5)
    with pytest.raises(StudentFault):
        own.call("f", (), {})
    _run(online, "def f(): return 8")
    assert own.call("f", (), {}) == 8


def test_a_flood_on_the_line_ends_the_kernel(online: Kernel) -> None:
    _run_with_line(online, "def flood():\n    while True: line.sendall(bytes(2**20))")
    _run(online, "threading.Thread(target=flood, daemon=True).start(); time.sleep(0.2)")
    with pytest.raises(KernelDied):  # not by the first question: an answer may be faster than the flood's next piece
        any(online.ask("", limit_s=10) for _ in range(100))


def test_a_line_that_is_closed_or_hangs_is_a_fault_of_the_kernel(online: Kernel) -> None:
    _run_with_line(online, "def hang():\n    line.sendall((9).to_bytes(8) + b'-'); time.sleep(60)")
    with pytest.raises(KernelTimeout):
        online.ask("hang()", limit_s=1)
    if online.is_alive:
        _run(online, "line.shutdown(socket.SHUT_RDWR)")
        with pytest.raises(KernelDied):
            online.ask("1", limit_s=5)


def test_nobody_else_can_take_the_line(online: Kernel) -> None:
    _run_with_line(online, "path = line.getsockname()")
    assert _run(online, "print(os.path.exists(path))") == ["False\n"]


def test_a_line_to_nobody_is_an_error_of_the_operating_system() -> None:
    with pytest.raises(FileNotFoundError):
        line.Line("/tmp/nobody-listens-here", count=lambda size: None, is_alive=lambda: True)
