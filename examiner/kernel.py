"""One student's kernel: an ipykernel in a sandbox, reached over ipc sockets, that runs cells and answers questions."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import inspect
import json
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from types import ModuleType, TracebackType
from typing import Any

import zmq
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbformat.validator import isvalid
from traitlets import Any as AnyTrait

from examiner import messages
from examiner.errors import SandboxError
from examiner.model import Outcome
from examiner.sandbox import Sandbox, environment
from examiner.stopwatch import CpuLimit

_INTERRUPT_GRACE_S = 5.0
_STARTUP_TIMEOUT_S = 60
_CLOCK_FACTOR = 3.0  # a limit of CPU seconds allows three times as many on the clock
_MAX_MESSAGE_BYTES = 64 * 2**20
_MAX_OUTPUT_BYTES = 2 * 2**20
_PLANTING = """
import sys, types
if {name!r} not in sys.modules:
    module = types.ModuleType({name!r})
    module.get_ipython = get_ipython
    exec({source!r}, module.__dict__)
    sys.modules[{name!r}] = module
eval({call!r}, sys.modules[{name!r}].__dict__)
"""


class KernelDied(Exception):
    """The kernel's process ended while it was asked for something."""


class KernelTimeout(Exception):
    """The kernel did not answer in time; it has been interrupted, or killed where that did not help.

    `seconds` is the limit that it reached.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer in {seconds:g} s")
        self.seconds = seconds


@dataclasses.dataclass(frozen=True)
class CellRun:
    """How the run of one cell ended: `PASSED`, `ERROR`, `TIMEOUT` or `CRASHED`, with the exception if there was one.

    `seconds` is the limit that a `TIMEOUT` reached, in CPU seconds or on the clock.
    """

    outcome: Outcome
    error: str = ""
    text: str = ""
    seconds: float = 0.0


class _SandboxedManager(AsyncKernelManager):
    """jupyter_client's kernel manager, with the command line wrapped by a sandbox."""

    sandbox = AnyTrait()
    box = AnyTrait()

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(argv=["python"], language="python", display_name="student", interrupt_mode="message")

    def client(self, **options: Any) -> Any:
        """Return a client on sockets that take no message above `_MAX_MESSAGE_BYTES`."""
        self.context.setsockopt(zmq.MAXMSGSIZE, _MAX_MESSAGE_BYTES)
        return super().client(context=self.context, **options)

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        kernel = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", self.connection_file]
        quiet = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=CRITICAL"]
        return list(self.sandbox.command([*kernel, *quiet], box=self.box))


class _Client(NotebookClient):
    """nbclient's client, with a bound on what one cell may print."""

    kept_bytes = 0

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take a message as nbclient does, but let nothing that a student's process sends raise here.

        Widgets' messages are left out: nobody can move a slider while a notebook is marked.
        """
        try:
            return None if msg["msg_type"].startswith("comm") else super().process_message(msg, cell, cell_index)
        except CellExecutionComplete:
            raise
        except Exception:
            return None

    def output(self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int) -> Any:
        """Keep an output unless the cell has printed too much; the first one that is too much leaves a note."""
        before = self.kept_bytes
        self.kept_bytes += len(repr(msg["content"]))
        if self.kept_bytes <= _MAX_OUTPUT_BYTES:
            return super().output(outs, msg, display_id, cell_index)
        if before <= _MAX_OUTPUT_BYTES:
            outs.append(new_output("stream", name="stderr", text=f"\n{messages.OUTPUT_CUT}\n"))
        return None


class Kernel:
    """A kernel for one notebook. Use it as a context manager; leaving it ends the process and all its children.

    A kernel that died or had to be killed stays dead (`is_alive` is false): start another one.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._box = Path(tempfile.mkdtemp(prefix="examiner-"))
        self._manager = _SandboxedManager(
            transport="ipc", ip=str(self._box / "s"), connection_file=str(self._box / "kernel.json")
        )
        self._manager.sandbox, self._manager.box = sandbox, self._box
        self._client = _Client(
            new_notebook(),
            km=self._manager,
            allow_errors=True,
            store_widget_state=False,
            coalesce_streams=True,
            startup_timeout=_STARTUP_TIMEOUT_S,
        )
        self._client.log.disabled = True
        self._working_folder = self._box if sandbox.is_locked else Path(tempfile.mkdtemp(prefix="examiner-home-"))
        self._dead = False

    def __enter__(self) -> Kernel:
        try:
            with _quiet_process() as output:
                self._client.start_new_kernel(
                    env=environment(), cwd=str(self._working_folder), stdout=output, stderr=output
                )
                self._client.start_new_kernel_client()
        except Exception as error:
            self._remove_folders()
            raise SandboxError(
                f"The student's kernel could not be started in {_STARTUP_TIMEOUT_S} s ({error}). "
                "Run `examiner doctor` to see whether the sandbox works, and look whether the machine has memory left."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _pid(self) -> int:
        """The process id of the kernel, or of the sandbox around it."""
        return int(getattr(self._manager.provisioner, "pid", 0) or 0)

    @property
    def is_alive(self) -> bool:
        """False once the kernel has died or was killed."""
        return not self._dead

    def close(self) -> None:
        """End the kernel and remove its folder. Does nothing the second time."""
        self._kill()
        self._remove_folders()

    def run(self, cell: NotebookNode, *, limit_s: float) -> CellRun:
        """Run one code cell and fill in its outputs, as Jupyter would.

        `limit_s` bounds the CPU seconds of the kernel and its children, and three times as many seconds on the clock.
        """
        if not cell.source.strip():
            return CellRun(Outcome.PASSED)
        copy = new_code_cell(cell.source)
        self._client.nb, self._client.kept_bytes = new_notebook(cells=[copy]), 0
        self._client.timeout = math.ceil(limit_s * _CLOCK_FACTOR)
        limit = CpuLimit(self._pid, limit_s)
        try:
            with limit:
                self._client.execute_cell(copy, 0)
        except CellTimeoutError:
            self._interrupt()
            return CellRun(Outcome.TIMEOUT, seconds=limit_s * _CLOCK_FACTOR)
        except Exception:  # a dead kernel, or messages that are no Jupyter messages
            self._kill()
            ended = Outcome.TIMEOUT if limit.is_exceeded else Outcome.CRASHED
            return CellRun(ended, seconds=limit_s)
        finally:
            cell.outputs = [output for output in copy.outputs if _is_output(output)]
            count = copy.execution_count
            cell.execution_count = count if type(count) is int and count >= 0 else None
        return CellRun(Outcome.TIMEOUT, seconds=limit_s) if limit.is_exceeded else _cell_run(copy)

    def run_silently(self, code: str, *, limit_s: float) -> None:
        """Run our own code without trace in the notebook's history.

        Raises:
            KernelDied, KernelTimeout
        """
        self._request(code, {}, limit_s)

    def plant(self, module: ModuleType, call: str, *, limit_s: float) -> None:
        """Evaluate the expression `call` beside the source text of one of our modules, which is run there once.

        Nothing of it is left in the notebook's names; `get_ipython` is known in the expression.

        Raises:
            KernelDied, KernelTimeout
        """
        name = f"_{module.__name__.replace('.', '_')}"
        program = _PLANTING.format(name=name, source=inspect.getsource(module), call=call)
        self.run_silently(f"exec({program!r}, {{'get_ipython': get_ipython}})", limit_s=limit_s)

    def ask(self, expression: str, *, limit_s: float) -> str:
        """Return the text form that the kernel gives for a Python expression. Nothing of it is to be trusted.

        `limit_s` is as in `run`.

        Raises:
            KernelDied, KernelTimeout
        """
        content = self._request("", {"answer": expression}, limit_s)
        try:
            return str(content["user_expressions"]["answer"]["data"]["text/plain"])
        except (KeyError, TypeError):
            return ""

    def _request(self, code: str, expressions: dict[str, str], limit_s: float) -> dict[str, Any]:
        if self._dead:
            raise KernelDied
        limit = CpuLimit(self._pid, limit_s)
        try:
            with limit:
                content = dict(run_sync(self._reply)(code, expressions, limit_s * _CLOCK_FACTOR))
        except Empty:
            self._interrupt()
            raise KernelTimeout(limit_s * _CLOCK_FACTOR) from None
        except Exception:  # a dead kernel, or messages that are no Jupyter messages
            self._kill()
            raise (KernelTimeout(limit_s) if limit.is_exceeded else KernelDied()) from None
        if limit.is_exceeded:
            raise KernelTimeout(limit_s)
        return content

    async def _reply(self, code: str, expressions: dict[str, str], timeout_s: float) -> dict[str, Any]:
        """Send an execute request and return the content of the first reply to it."""
        client = self._client.kc
        assert client is not None
        request = client.execute(code, silent=True, user_expressions=expressions, allow_stdin=False)
        deadline = time.monotonic() + timeout_s
        while (left := deadline - time.monotonic()) > 0:
            with contextlib.suppress(Empty):
                message = await client.shell_channel.get_msg(timeout=min(1.0, left))
                if message["parent_header"].get("msg_id") == request:
                    return dict(message["content"])
                continue
            if not await self._manager.is_alive():
                raise DeadKernelError("kernel died")
        raise Empty

    def _interrupt(self) -> None:
        """Interrupt what runs; kill the kernel if it does not come back."""
        try:
            run_sync(self._manager.interrupt_kernel)()
            run_sync(self._reply)("", {}, _INTERRUPT_GRACE_S)
        except (Empty, DeadKernelError, RuntimeError):
            self._kill()

    def _kill(self) -> None:
        if self._dead:
            return
        self._dead = True
        if self._client.kc is not None:
            self._client.kc.stop_channels()
        if self._manager.has_kernel:
            run_sync(_kill_now)(self._manager)

    def _remove_folders(self) -> None:
        for folder in (self._box, self._working_folder):
            shutil.rmtree(folder, ignore_errors=True)


async def _kill_now(manager: AsyncKernelManager) -> None:
    """Kill the kernel's process without asking it; its sandbox ends its children."""
    manager.shutting_down = True
    assert manager.provisioner is not None
    await manager.provisioner.kill()
    await asyncio.wait_for(manager.provisioner.wait(), timeout=10)
    await manager.cleanup_resources()


@contextlib.contextmanager
def _quiet_process() -> Iterator[Any]:
    """Yield a file that swallows what the kernel's process writes outside of Jupyter's messages."""
    with open("/dev/null", "wb") as sink:
        yield sink


def _is_output(output: Any) -> bool:
    """True for an output that a notebook file can hold; a student's process can send anything."""
    try:
        json.dumps(output, ensure_ascii=False).encode()
        return bool(isvalid(output, ref="output", version=4, version_minor=5))
    except (TypeError, ValueError, RecursionError):
        return False


def _cell_run(cell: NotebookNode) -> CellRun:
    for output in cell.outputs:
        if output.output_type == "error":
            return CellRun(Outcome.ERROR, str(output.ename), str(output.evalue))
    return CellRun(Outcome.PASSED)
