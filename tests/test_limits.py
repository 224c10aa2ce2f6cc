"""Each limit: what reaches it is told so, what stays at a tenth of it is not touched."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from examiner import messages, sandbox
from examiner.gate import Frames
from examiner.grading import Marker
from examiner.kernel import CellRun, Kernel, KernelDied
from examiner.limits import Limit, Limits
from examiner.model import Outcome
from tests.conftest import PROJECT, mark

LIMITS = Limits(
    cell_cpu_s=3,
    memory_mb=1000,
    processes=100,
    open_files=300,
    file_mb=20,
    disk_mb=60,
    files=2000,
    message_mb=4,
    output_mb=10,
    messages=1000,
)
# Uses of N units of each limit. What the operating system refuses is an exception of the student's own.
REFUSED = {
    "memory_mb": "kept = bytes([1]) * (N * 2**20); del kept",
    "processes": "import subprocess\nrunning = []\ntry:\n    for _ in range(N):\n"
    "        running.append(subprocess.Popen(['/bin/sleep', '60']))\n"
    "finally:\n    for process in running:\n        process.kill(), process.wait()",
    "open_files": "opened = []\ntry:\n    for _ in range(N): opened.append(open('/dev/null'))\n"
    "finally:\n    for file in opened: file.close()",
    "file_mb": "with open('/tmp/long', 'wb') as file:\n    for _ in range(N): file.write(bytes(2**20)), file.flush()",
    "disk_mb": "import os\ntry:\n    for number in range(N): open(f'part{number}', 'wb').write(bytes(2**20))\n"
    "finally:\n    for name in os.listdir(): os.path.isfile(name) and os.unlink(name)",
}
# What is noticed from outside ends the kernel.
ENDED = {
    "memory_mb": "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n"
    "        kept = bytes([1]) * (N * 2**20 // 4); time.sleep(1.5); os._exit(0)\nfor _ in range(4): os.wait()",
    "files": "import os, time\nfor number in range(N): open(f'small{number}', 'w').close()\ntime.sleep(1)\n"
    "for number in range(N): os.unlink(f'small{number}')",
    "message_mb": "from IPython.display import HTML\nHTML('x' * (N * 2**20 + 100_000))",
    "output_mb": "for _ in range(N + 1): print('x' * 2**20, flush=True)",
    "messages": "for _ in range(N + 1): display(1)",
}


def use(kernel: Kernel, code: str, amount: float) -> CellRun:
    return kernel.run(new_code_cell(f"N = {round(amount)}\n{code}"), limit_s=20)


def limit_of(name: str) -> float:
    return float(getattr(LIMITS, name))


@pytest.fixture(scope="module")
def lasting() -> Iterator[Kernel]:
    """A kernel for what does not end it."""
    with Kernel(sandbox.find(PROJECT), LIMITS) as running:
        running.plant(limit_s=20)
        yield running


@pytest.fixture
def fresh() -> Iterator[Kernel]:
    """A kernel to be ended."""
    with Kernel(sandbox.find(PROJECT), LIMITS) as running:
        running.plant(limit_s=20)
        yield running


def test_a_machine_that_pauses_loses_nothing_of_what_is_printed_and_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    feed, pauses = Frames.feed, iter([2.0])

    def feed_with_a_pause(self: Frames, data: bytes) -> None:
        feed(self, data)
        if b"display_data" in data:
            time.sleep(next(pauses, 0))

    monkeypatch.setattr(Frames, "feed", feed_with_a_pause)
    cell = new_code_cell("for number in range(2500): display(number)\nraise ValueError('last')")
    with Kernel(sandbox.find(PROJECT), Limits()) as running:
        running.plant(limit_s=20)
        assert running.run(cell, limit_s=20).text == "last"
    assert [output.data["text/plain"] for output in cell.outputs[:-1]] == [str(number) for number in range(2500)]
    assert cell.outputs[-1].output_type == "error"


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_system_refuses_is_an_exception_with_its_limit(lasting: Kernel, name: str) -> None:
    run = use(lasting, REFUSED[name], limit_of(name) + 1)
    assert run.outcome is Outcome.ERROR
    assert run.limit == Limit(name, limit_of(name))
    assert lasting.is_alive


def test_a_full_tmp_is_an_exception_with_its_limit(lasting: Kernel) -> None:
    code = "import os; os.chdir('/tmp')\n" + REFUSED["disk_mb"] + "\n    os.chdir(os.environ['HOME'])"
    run = use(lasting, code, LIMITS.disk_mb + 1)
    assert (run.outcome, run.limit) == (Outcome.ERROR, Limit("disk_mb", 60))


@pytest.mark.parametrize("name", ENDED)
def test_what_is_noticed_from_outside_ends_the_kernel_with_its_limit(fresh: Kernel, name: str) -> None:
    run = use(fresh, ENDED[name], limit_of(name) * 1.2)
    assert run == CellRun(Outcome.CRASHED, limit=Limit(name, limit_of(name)))
    assert not fresh.is_alive


@pytest.mark.parametrize(("name", "code"), [*REFUSED.items(), *ENDED.items()])
def test_a_tenth_of_each_limit_is_free(lasting: Kernel, name: str, code: str) -> None:
    assert use(lasting, code, limit_of(name) / 10) == CellRun(Outcome.PASSED)


def test_a_tenth_of_the_cpu_seconds_is_free_and_all_of_them_end_the_cell(lasting: Kernel) -> None:
    work = "import time\nuntil = time.process_time() + {}\nwhile time.process_time() < until: pass"
    little, much = new_code_cell(work.format(0.1)), new_code_cell(work.format(5))
    assert lasting.run(little, limit_s=1) == CellRun(Outcome.PASSED)
    run = lasting.run(much, limit_s=1)
    assert (run.outcome, run.limit) == (Outcome.TIMEOUT, Limit("cell_cpu_s", 3))
    assert lasting.is_alive


def test_memory_that_forked_processes_share_counts_once(lasting: Kernel) -> None:
    code = "kept = bytes([1]) * (N * 2**20)\nimport os, time\nfor _ in range(4):\n"
    code += "    if os.fork() == 0: time.sleep(1.5); os._exit(0)\nfor _ in range(4): os.wait()\ndel kept"
    assert use(lasting, code, LIMITS.memory_mb / 4) == CellRun(Outcome.PASSED)


def test_a_background_thread_that_reaches_a_limit_is_noticed_without_a_question(fresh: Kernel) -> None:
    code = "import threading, time\ndef flood():\n    time.sleep(0.5)\n    while True: print('x' * 2**20, flush=True)\n"
    assert use(fresh, code + "threading.Thread(target=flood).start()", 0).outcome is Outcome.PASSED
    with pytest.raises(KernelDied) as died:
        fresh.ask("__import__('time').sleep(5)", limit_s=5)
    assert died.value.limit == Limit("output_mb", 10)


def test_a_limit_that_is_noticed_after_the_reply_counts(fresh: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    drop = fresh._drop_outputs

    def drop_and_notice(request: bytes) -> None:
        drop(request)
        fresh._end("output_mb")

    monkeypatch.setattr(fresh, "_drop_outputs", drop_and_notice)
    with pytest.raises(KernelDied) as died:
        fresh.ask("print(1 + 1)", limit_s=5)
    assert died.value.limit == Limit("output_mb", 10)
    assert not fresh.is_idle


def test_a_limit_that_is_noticed_after_the_reply_to_a_cell_counts(
    fresh: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = fresh._client.execute_cell

    def execute_and_notice(cell: NotebookNode, index: int) -> None:
        execute(cell, index)
        fresh._end("messages")

    monkeypatch.setattr(fresh._client, "execute_cell", execute_and_notice)
    assert use(fresh, "1 + 1", 0) == CellRun(Outcome.CRASHED, limit=Limit("messages", 1000))
    assert not fresh.is_idle


def test_a_frame_that_never_ends_is_no_way_around(fresh: Kernel) -> None:
    """Written past ZeroMQ, straight into its sockets: frames that each say that more of the message follows."""
    code = (
        "import os, socket, stat\n"
        "for name in os.listdir('/proc/self/fd'):\n"
        "    try:\n"
        "        raw = socket.socket(fileno=os.dup(int(name)))\n"
        "        raw.getpeername(), raw.setblocking(True)\n"
        "        if raw.family == socket.AF_UNIX and 's-2' in str(raw.getsockname()):\n"
        "            while True: raw.sendall((b'\\x03' + (100_000).to_bytes(8) + bytes(100_000)))\n"
        "    except OSError: pass"
    )
    run = use(fresh, code, 0)
    assert run.outcome is Outcome.CRASHED
    assert run.limit in (Limit("message_mb", 4), Limit("output_mb", 10))


def test_a_kernel_that_hangs_up_has_died_and_is_not_called_again(fresh: Kernel) -> None:
    code = (
        "import os, socket\n"
        "for port in range(1, 6):\n"
        "    os.unlink(f'/run/kernel/s-{port}')\n"
        "    other = socket.socket(socket.AF_UNIX); other.bind(f'/run/kernel/s-{port}'); other.listen()\n"
        "os.closerange(3, 1000)\n"
    )
    assert use(fresh, code, 0).outcome is Outcome.CRASHED
    assert not fresh.is_alive


SMALL = {"memory_mb": 800, "file_mb": 20, "output_mb": 10}
HOG = "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n        kept = bytes([1]) * 2**28; time.sleep(9)\n"
LONG = "open('long', 'wb').write(bytes(30 * 2**20))\n"
RIGHT = "def double(x):\n    {}return x * 2\nanswer = 42"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (HOG + "time.sleep(9)", messages.MISSING_AFTER_LIMIT.format(name="double", limit=Limit("memory_mb", 800))),
        (LONG + RIGHT.format(""), messages.LIMIT_REACHED.format(limit=Limit("file_mb", 20)).strip()),
        (
            RIGHT.format("print('x' * 2**24, flush=True); "),
            messages.CALL_OVER_LIMIT.format(call="double(...)", limit=Limit("output_mb", 10)),
        ),
        (RIGHT.format("y = bytearray(2**30); "), messages.LIMIT_REACHED.format(limit=Limit("memory_mb", 800)).strip()),
    ],
    ids=["cell ended", "cell refused", "call ended", "call refused"],
)
def test_a_limit_costs_its_own_question_and_says_which(mini_marker: Marker, answer: str, sentence: str) -> None:
    marker = dataclasses.replace(mini_marker, limits=dataclasses.replace(mini_marker.limits, **SMALL))
    sheet, _ = mark(marker, {"b": "", "a": answer})
    assert sentence in sheet.questions[0].tests[0].message
    assert sheet.questions[0].tests[0].outcome in (Outcome.CRASHED, Outcome.ERROR)
    assert [test.outcome for test in sheet.questions[1].tests] == [Outcome.PASSED]


def test_a_notebook_out_of_time_says_so(mini_marker: Marker) -> None:
    marker = dataclasses.replace(mini_marker, limits=dataclasses.replace(mini_marker.limits, notebook_clock_s=4))
    sheet, _ = mark(marker, {"b": "", "a": "import time; time.sleep(60)"})
    assert {test.message for test in sheet.questions[1].tests} == {messages.NOT_RUN_IN_TIME.format(name="triple")}


def test_every_limit_has_a_sentence() -> None:
    assert {field.name for field in dataclasses.fields(Limits)} == messages.LIMITS.keys()
    assert str(Limits().limit("memory_mb")) == "메모리 제한(4096 MB)"
