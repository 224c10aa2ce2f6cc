"""A student's kernel: what it runs, how it ends."""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
import time
import types
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_output

from examiner import messages, sandbox
from examiner.channels import kept
from examiner.kernel import CellRun, Kernel, KernelDied, KernelTimeout
from examiner.limits import Limits
from examiner.model import Outcome


def run(kernel: Kernel, code: str, limit_s: float = 20) -> CellRun:
    return kernel.run(new_code_cell(code), limit_s=limit_s)


def test_outputs_are_kept(kernel: Kernel) -> None:
    cell = new_code_cell("print('hello'); 1 + 1")
    assert kernel.run(cell, limit_s=20).outcome is Outcome.PASSED
    assert cell.outputs[0].text == "hello\n"
    assert cell.outputs[1].data["text/plain"] == "2"


def test_outputs_are_kept_where_the_socket_wakes_up_for_nothing(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = kernel._client.kc
    assert client is not None
    wakes, read = iter([True, False, True, True]), client.iopub_channel.get_msg

    async def get_msg(**options: Any) -> Any:
        if next(wakes, False):
            raise Empty
        return await read(**options)

    monkeypatch.setattr(client.iopub_channel, "get_msg", get_msg)
    cell = new_code_cell("print('hello')")
    assert kernel.run(cell, limit_s=20).outcome is Outcome.PASSED
    assert cell.outputs[0].text == "hello\n"
    assert run(kernel, "import os; os._exit(1)").outcome is Outcome.CRASHED
    gc.collect()
    assert not caplog.records


def test_the_channel_of_a_killed_kernel_is_not_read_again(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    async def get_msg(**_: Any) -> Any:
        raise Empty

    closed_meanwhile = types.SimpleNamespace(is_alive=iter([True, False]).__next__, get_msg=get_msg)
    monkeypatch.setattr(kernel._client.kc, "_iopub_channel", closed_meanwhile)
    asyncio.run(kernel._client._async_poll_output_msg("id", new_code_cell("1"), 0))


def test_an_exception_is_named(kernel: Kernel) -> None:
    assert run(kernel, "raise ValueError('why')") == CellRun(Outcome.ERROR, "ValueError", "why")


def test_an_unknown_magic_is_named_also_after_too_much_output(kernel: Kernel) -> None:
    ended = run(kernel, "%tensorflow_version 2.x\nkept = 3")
    assert (ended.outcome, ended.error) == (Outcome.ERROR, "UsageError")
    assert "tensorflow_version" in ended.text
    assert run(kernel, "print('x' * 2**22); raise ValueError('y')").error == "ValueError"


def test_an_endless_loop_is_interrupted_and_the_kernel_goes_on(kernel: Kernel) -> None:
    run(kernel, "kept = 5")
    assert run(kernel, "while True: pass", limit_s=1).outcome is Outcome.TIMEOUT
    assert kernel.is_alive
    assert kernel.ask("kept", limit_s=5) == "5"


def test_waiting_is_not_counted_as_work_but_the_clock_is_bounded_too(kernel: Kernel) -> None:
    assert run(kernel, "import time; time.sleep(2.5)", limit_s=1).outcome is Outcome.PASSED
    waited = run(kernel, "time.sleep(60)", limit_s=1)
    assert (waited.outcome, waited.seconds) == (Outcome.TIMEOUT, 3)
    assert kernel.is_alive


def test_the_work_of_children_counts(kernel: Kernel) -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])"
    assert run(kernel, code, limit_s=2).outcome is Outcome.TIMEOUT


def test_a_loop_that_swallows_interrupts_is_killed(kernel: Kernel) -> None:
    code = "import time\nwhile True:\n    try: time.sleep(1)\n    except BaseException: pass"
    assert run(kernel, code, limit_s=1).outcome is Outcome.TIMEOUT
    assert not kernel.is_alive
    with pytest.raises(KernelDied):
        kernel.ask("1", limit_s=1)


def test_a_dead_kernel_is_noticed(kernel: Kernel) -> None:
    assert run(kernel, "import os; os._exit(3)").outcome is Outcome.CRASHED
    assert not kernel.is_alive


def test_a_question_that_takes_too_long_is_interrupted(kernel: Kernel) -> None:
    with pytest.raises(KernelTimeout):
        kernel.ask("__import__('time').sleep(60)", limit_s=1)
    assert kernel.ask("2 + 2", limit_s=5) == "4"


def test_a_flood_of_output_is_cut(kernel: Kernel) -> None:
    cell = new_code_cell("for _ in range(300): print('x' * 100_000)")
    assert kernel.run(cell, limit_s=60).outcome is Outcome.PASSED
    text = "".join(output.text for output in cell.outputs)
    assert len(text) < 5_000_000
    assert messages.OUTPUT_CUT in text


def test_what_a_carriage_return_overwrites_is_left_out(kernel: Kernel) -> None:
    cell = new_code_cell("print('10 %', end='\\r', flush=True); print('50 %\\rdone\\r\\nnext', flush=True)")
    kernel.run(cell, limit_s=20)
    assert [output.text for output in cell.outputs] == ["done\r\nnext\n"]


def test_a_line_of_a_million_letters_is_no_work(kernel: Kernel) -> None:
    cell = new_code_cell("print('x' * 1_000_000)")
    started = time.monotonic()
    assert kernel.run(cell, limit_s=20).outcome is Outcome.PASSED
    assert time.monotonic() - started < 10


def test_exit_does_not_end_the_kernel(kernel: Kernel) -> None:
    assert run(kernel, "exit()").outcome is Outcome.PASSED
    assert kernel.ask("1", limit_s=5) == "1"


def test_input_does_not_wait(kernel: Kernel) -> None:
    assert run(kernel, "input()").error == "StdinNotImplementedError"


@pytest.mark.parametrize("unsandboxed", [False, True])
def test_the_temporary_folder_may_have_a_long_path(
    unsandboxed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with Kernel(sandbox.find(Path("/nowhere"), unsandboxed=unsandboxed), Limits()) as kernel:
        assert run(kernel, "1 + 1").outcome is Outcome.PASSED


def test_nothing_is_left_behind() -> None:
    with Kernel(sandbox.find(Path("/nowhere")), Limits()) as kernel:
        run(kernel, "import subprocess; subprocess.Popen(['sleep', '1000'], start_new_session=True)")
        box, process = kernel._scratch.path, kernel._manager.provisioner.process  # type: ignore[union-attr]
        assert box.exists()
    assert not box.exists()
    assert process.poll() is not None
    assert not _is_running("sleep\x001000")


def _is_running(command: str) -> bool:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != str(os.getpid()):
            try:
                if command in (entry / "cmdline").read_text():
                    return True
            except OSError:
                continue
    return False


def test_a_stream_of_lines_and_of_any_name_is_kept() -> None:
    outputs = [
        new_output("stream", name="0", text=["a\n", "b"]),
        new_output("display_data", data={"text/plain": "그림"}),
        new_output("stream", name="1", text="c"),
    ]
    assert [output.get("text", "") for output in kept(outputs)] == ["a\nb", "", "c"]
