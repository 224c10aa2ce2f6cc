"""What Jupyter does around cells that nobody sees is spared, and nothing that anybody sees is lost."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell

from examiner.hatch import Hatch
from examiner.kernel import CellRun, Kernel
from examiner.model import Outcome

_DEPTH = "len(__import__('inspect').stack())"


@pytest.fixture
def quick(kernel: Kernel) -> Kernel:
    kernel.plant(("quick_kernel", "install(get_ipython())"), limit_s=30)
    return kernel


def _run(kernel: Kernel, text: str) -> tuple[CellRun, str]:
    cell = new_code_cell(text)
    run = kernel.run(cell, limit_s=30)
    return run, "".join(output.get("text", "") for output in cell.outputs)


def test_a_cell_begins_a_stack_of_its_own(kernel: Kernel) -> None:
    deep = int(_run(kernel, f"print({_DEPTH})")[1])
    for _ in range(2):  # kernels of banks are used again
        kernel.plant(("quick_kernel", "install(get_ipython())"), limit_s=30)
        assert int(_run(kernel, f"print({_DEPTH})")[1]) == 3 < deep


def test_so_does_what_is_asked(quick: Kernel) -> None:
    _run(quick, "import inspect\ndef depth(): return len(inspect.stack())")
    assert Hatch(quick, limit_s=30).call("depth", (), {}) < 10


def test_context_variables_last_from_cell_to_cell(quick: Kernel) -> None:
    _run(quick, "import contextvars, numpy as np\nown = contextvars.ContextVar('own')")
    _run(quick, "token = own.set(3); _ = np.seterr(divide='raise')")
    assert _run(quick, "print(own.get(), np.geterr()['divide'])")[1] == "3 raise\n"


def test_an_exception_shows_the_cells_own_lines(quick: Kernel) -> None:
    cell = new_code_cell("def fail():\n    return 1 / 0\nfail()")
    run = quick.run(cell, limit_s=30)
    assert (run.outcome, run.error) == (Outcome.ERROR, "ZeroDivisionError")
    assert "greenlet" not in str(cell.outputs)
    assert "run_code" not in str(cell.outputs)


def test_an_endless_loop_is_interrupted_and_the_kernel_goes_on(quick: Kernel) -> None:
    run = quick.run(new_code_cell("while True: pass"), limit_s=1)
    assert run.outcome is Outcome.TIMEOUT
    assert _run(quick, "print(1)") == (CellRun(Outcome.PASSED), "1\n")


def test_exit_and_await_work_as_before(quick: Kernel) -> None:
    _run(quick, "exit()")
    waits = "import asyncio\nawait asyncio.sleep(0.01)\nprint(asyncio.get_running_loop().is_running())"
    assert _run(quick, waits) == (CellRun(Outcome.PASSED), "True\n")
    assert _run(quick, "%%capture text\nprint(2)")[0].outcome is Outcome.PASSED
    assert _run(quick, "print(text.stdout)")[1] == "2\n\n"


def test_what_is_printed_comes_with_its_own_cell(quick: Kernel) -> None:
    _run(quick, "from builtins import print")
    for number in range(20):
        assert _run(quick, f"import sys\nprint({number}, end='')\nprint('!', file=sys.stderr, end='')")[1] in (
            f"{number}!",
            f"!{number}",
        )
    assert Hatch(quick, limit_s=30).call("print", ("asked",), {}) is None
    assert _run(quick, "print('!')")[1] == "!\n"


def test_a_greenlet_of_the_students_that_leaves_its_cell_stops_no_other(quick: Kernel) -> None:
    _run(quick, "import greenlet\ngreenlet.getcurrent().parent.switch(None)\nprint('not reached')")
    assert _run(quick, "print(1)") == (CellRun(Outcome.PASSED), "1\n")
