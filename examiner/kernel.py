"""One student's kernel: an ipykernel in a sandbox, reached through a gate, that runs cells and answers questions.

Its sockets lie in a small memory file system of its own; the gate reaches them through /proc. Nothing that a student's
process can write to is seen outside of the sandbox.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import dataclasses
import functools
import json
import marshal
import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty
from types import TracebackType
from typing import Any, TypeVar

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from examiner import groups, zygote
from examiner.channels import OutputClient, SandboxedManager, blocking, keep_error, kept
from examiner.errors import SandboxError
from examiner.gate import CHANNELS, Gate
from examiner.limits import CLOCK_FACTOR, Limit, Limits
from examiner.line import Line
from examiner.model import Outcome
from examiner.sandbox import SOCKETS, WRITABLE, Sandbox, environment
from examiner.scratch import Scratch, parent_for_sockets
from examiner.watcher import Watcher, Work, innermost

_INTERRUPT_GRACE_S = 5.0
_STARTUP_TIMEOUT_S = 60
_TICK_S = 0.02
_STATUS_TIMEOUT_S = 4.0
_IDLE_SHARE = 0.05  # of the clock: what computed less was waiting, and not kept from the processors
_CONNECTION_FILE = "/run/kernel.json"
_ARGUMENTS = [
    "--HistoryManager.enabled=False",
    "--IPKernelApp.log_level=CRITICAL",
    "--IPythonKernel._execute_sleep=0",  # of half a millisecond before each reply
]
_Answer = TypeVar("_Answer")
_PLANTING = """
import base64, marshal, sys, types
if {name!r} not in sys.modules:
    module = types.ModuleType({name!r})
    module.get_ipython = get_ipython
    exec(marshal.loads(base64.b64decode({code!r})), module.__dict__)
    sys.modules[{name!r}] = module
eval({call!r}, sys.modules[{name!r}].__dict__)
"""


class KernelDied(Exception):
    """The kernel's process ended while it was asked for something; `limit` is what it had exceeded, if anything."""

    def __init__(self, limit: Limit | None = None) -> None:
        super().__init__("the kernel died" if limit is None else f"the kernel exceeded {limit.name}")
        self.limit = limit


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

    `seconds` is the limit that a `TIMEOUT` reached, in CPU seconds or on the clock. `limit` is the one that ended the
    cell, if one did.
    """

    outcome: Outcome
    error: str = ""
    text: str = ""
    seconds: float = 0.0
    limit: Limit | None = None


class Kernel:
    """A kernel for one notebook. Use it as a context manager; leaving it ends the process and all its children.

    A kernel that died or had to be killed stays dead (`is_alive` is false): start another one.
    """

    def __init__(self, sandbox: Sandbox, limits: Limits) -> None:
        self.limits = limits
        self._sandbox = sandbox
        self.is_short_of_time = False
        """Whether the clock ended work that computed: neighbours may have kept the processors from it."""
        self.idle_s = 0.0
        """How long work that hardly computed was waited for until the clock ended it."""
        self._dead = False
        self._limit: Limit | None = None
        self._watcher: Watcher | None = None
        self._line: Line | None = None
        self._group: groups.Group | None = None
        self._held = contextlib.ExitStack()

    def __enter__(self) -> Kernel:
        self._prepare()
        try:
            self._start()
        except SandboxError:
            self.close()
            raise
        except Exception as error:
            self.close()
            raise SandboxError(
                f"The student's kernel could not be started in {_STARTUP_TIMEOUT_S} s ({error}). "
                "Run `examiner doctor` to see whether the sandbox works, and look whether the machine has memory left."
            ) from error
        return self

    def _prepare(self) -> None:
        """Make what lies on our side: a folder, the gate's sockets, Jupyter's client of them."""
        self._group = groups.make(self.limits) if self._sandbox.is_locked else None
        if self._group is not None:
            self._held.callback(self._group.close)
        self._scratch = Scratch(parent_for_sockets())
        self._held.callback(self._scratch.close)
        self._gate = Gate(self._scratch.path / "c", self.limits, self._end)
        self._held.callback(self._gate.close)
        self._manager = SandboxedManager(
            transport="ipc",
            ip=str(self._scratch.path / "c"),
            connection_file=str(self._scratch.path / "outside.json"),
            **{f"{channel}_port": port for port, channel in enumerate(CHANNELS, 1)},
        )
        self._client = OutputClient(
            new_notebook(),
            km=self._manager,
            allow_errors=True,
            on_cell_error=keep_error,
            store_widget_state=False,
            startup_timeout=_STARTUP_TIMEOUT_S,
        )
        self._client.log.disabled = True
        self._held.callback(self._kill)

    def _start(self) -> None:
        """Start the kernel, as a fork of this process's zygote where there is one, and connect to it."""
        warm = zygote.of(self._sandbox)
        fork = None if warm is None else warm.fork_or_none(self.limits, self._connection, _ARGUMENTS)
        if fork is None:
            self._start_afresh()
        else:
            self._start_warm(fork)
        self._seen_at = root = self._root()
        folders = [root + folder for folder in WRITABLE] if self._sandbox.is_locked else []
        self._watcher = Watcher(self._pid, self.limits, self._end, folders=folders)
        self._gate.open(root + self._sockets)
        self._client.start_new_kernel_client()
        client = self._client.kc
        assert client is not None
        self._shell, self._iopub = blocking(client.shell_channel), blocking(client.iopub_channel)
        self._gate.shut()

    def _start_warm(self, fork: zygote.Fork) -> None:
        self._held.callback(fork.kill)
        if self._group is not None:
            self._group.add(fork.pid)
        self._manager.process = fork
        self._client.start_new_kernel()
        fork.go()

    def _start_afresh(self) -> None:
        """Start a process of its own; outside of a sandbox its sockets lie in the scratch folder."""
        file = self._scratch.path / "kernel.json"
        seen = _CONNECTION_FILE if self._sandbox.is_locked else str(file)
        file.write_text(json.dumps(self._connection))
        file.chmod(0o644)  # Its folder is for us alone; inside, another user reads it.
        kernel = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", seen, *_ARGUMENTS]
        with self._sandbox.launch(kernel, self.limits, {seen: file}) as launch, open("/dev/null", "wb") as sink:
            command = launch.command
            self._manager.command = command if self._group is None else self._group.joined(command)
            self._client.start_new_kernel(
                env=environment(), cwd=str(self._scratch.path), stdout=sink, stderr=sink, pass_fds=launch.pass_fds
            )
            self._root()  # Whoever leaves too early ends it.

    @property
    def _connection(self) -> dict[str, Any]:
        """What Jupyter calls a connection file, as the kernel sees it."""
        ports = {f"{channel}_port": port for port, channel in enumerate(CHANNELS, 1)}
        key = self._manager.session.key.decode()
        return {"transport": "ipc", "ip": self._sockets, "key": key, "signature_scheme": "hmac-sha256", **ports}

    @property
    def _sockets(self) -> str:
        """What the paths of the kernel's sockets begin with, as the kernel sees them."""
        return f"{SOCKETS}/s" if self._sandbox.is_locked else str(self._scratch.path / "s")

    @property
    def _line_path(self) -> str:
        return f"{self._sockets}-line"

    def _root(self) -> str:
        """Wait for the kernel's sockets, and return where its root is: "" where that is ours."""
        deadline = time.monotonic() + _STARTUP_TIMEOUT_S
        while time.monotonic() < deadline and self._manager.provisioner.process.poll() is None:  # type: ignore[union-attr]
            root = f"/proc/{innermost(self._pid)}/root" if self._sandbox.is_locked else ""
            if all(Path(f"{root}{self._sockets}-{port}").is_socket() for port in range(1, len(CHANNELS) + 1)):
                return root
            time.sleep(_TICK_S)
        raise RuntimeError("its sockets did not appear")

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
        return not self._dead and self._limit is None

    @property
    def limit(self) -> Limit | None:
        """The limit that the kernel has exceeded, and was ended for."""
        return self._limit

    @property
    def is_idle(self) -> bool:
        """True unless it died while it was asked for something."""
        return not self._dead

    def close(self) -> None:
        """End the kernel and remove its folder. Does nothing the second time."""
        self._held.close()

    def run(self, cell: NotebookNode, *, limit_s: float) -> CellRun:
        """Run one code cell and fill in its outputs, as Jupyter would.

        `limit_s` bounds the CPU seconds of the kernel and its children, and three times as many seconds on the clock.
        """
        if not cell.source.strip():
            return CellRun(Outcome.PASSED)
        copy = new_code_cell(cell.source)
        self._client.begin(copy)
        self._client.timeout = math.ceil(limit_s * CLOCK_FACTOR)
        time_limit = self.limits.limit("cell_cpu_s")
        try:
            with self._work(limit_s) as work:
                self._client.execute_cell(copy, 0)
        except CellTimeoutError:
            self._note_clock(work)
            self._interrupt()
            return CellRun(Outcome.TIMEOUT, seconds=limit_s * CLOCK_FACTOR, limit=time_limit)
        except Exception:  # a dead kernel, or messages that are no Jupyter messages
            self._kill()
            if work.is_exceeded:
                return CellRun(Outcome.TIMEOUT, seconds=limit_s, limit=time_limit)
            return CellRun(Outcome.CRASHED, limit=self._limit)
        finally:
            cell.outputs = kept(copy.outputs)
            count = copy.execution_count
            cell.execution_count = count if type(count) is int and count >= 0 else None
        if work.is_exceeded:
            return CellRun(Outcome.TIMEOUT, seconds=limit_s, limit=time_limit)
        return self._ended(copy)

    def run_silently(self, code: str, *, limit_s: float) -> None:
        """Run our own code without trace in the notebook's history.

        Raises:
            KernelDied, KernelTimeout
        """
        self._bounded(lambda timeout_s: self._reply(code, {}, timeout_s), limit_s)

    def plant(self, *plants: tuple[str, str], limit_s: float) -> None:
        """For each module of ours and expression, run the module there, once, and evaluate the expression beside it.

        The first time a line for questions is opened as well.

        The modules are not imported here. Nothing of them is left in the notebook's names; `get_ipython` is known in
        the expressions.

        Raises:
            KernelDied, KernelTimeout
        """
        if self._line is None:
            plants += (("line_kernel", f"listen({self._line_path!r}, get_ipython())"),)
        programs = [
            _PLANTING.format(name=f"_examiner_{module}", code=_compiled(module), call=call) for module, call in plants
        ]
        expressions = (f"exec({program!r}, {{'get_ipython': get_ipython}})" for program in programs)
        asked = {str(number): text for number, text in enumerate(expressions)}
        self._bounded(lambda timeout_s: self._reply("", asked, timeout_s), limit_s)
        if self._line is None:
            self._open_line()

    def _open_line(self) -> None:
        """Have questions travel on a line of their own, where there is one, before code of a student runs."""
        with contextlib.suppress(OSError):  # Jupyter carries them too.
            is_alive = run_sync(self._manager.is_alive)
            self._line = Line(self._seen_at + self._line_path, count=self._gate.count, is_alive=is_alive)
            self._held.callback(self._line.close)

    def ask(self, expression: str, *, limit_s: float) -> str:
        """Return the text form that the kernel gives for a Python expression. Nothing of it is to be trusted.

        `limit_s` is as in `run`.

        Raises:
            KernelDied, KernelTimeout
        """
        way = self._ask_jupyter if self._line is None else self._ask_on_line
        return self._bounded(lambda timeout_s: way(expression, timeout_s), limit_s)

    def _ask_jupyter(self, expression: str, timeout_s: float) -> str:
        content = self._reply("", {"answer": expression}, timeout_s)
        try:
            return str(content["user_expressions"]["answer"]["data"]["text/plain"])
        except (KeyError, TypeError):
            return ""

    def _ask_on_line(self, expression: str, timeout_s: float) -> str:
        assert self._line is not None
        deadline = time.monotonic() + timeout_s
        answer = self._line.ask(expression, timeout_s=timeout_s)
        if answer.is_noisy:  # Jupyter shows what is drawn after each request, and nobody is to see it later.
            self._reply("", {}, deadline - time.monotonic())
        return answer.text

    def _bounded(self, ask: Callable[[float], _Answer], limit_s: float) -> _Answer:
        """Return what `ask` returns, which gets so many seconds of the clock."""
        if self._dead:
            raise KernelDied(self._limit)
        try:
            with self._work(limit_s) as work:
                content = ask(limit_s * CLOCK_FACTOR)
        except Empty:
            self._note_clock(work)
            self._interrupt()
            raise KernelTimeout(limit_s * CLOCK_FACTOR) from None
        except Exception:  # a dead kernel, or messages that are no Jupyter messages
            self._kill()
            raise (KernelTimeout(limit_s) if work.is_exceeded else KernelDied(self._limit)) from None
        if work.is_exceeded:
            raise KernelTimeout(limit_s)
        return content

    @contextlib.contextmanager
    def _work(self, limit_s: float) -> Iterator[Work]:
        """Bound what runs inside: CPU seconds, and what the kernel sends.

        Raises:
            KernelDied: a limit was reached; the reply may have been faster than whoever noticed.
        """
        assert self._watcher is not None
        self._gate.reset()
        with self._watcher.work(limit_s) as work:
            yield work
        if self._limit is not None:
            raise KernelDied(self._limit)

    def _note_clock(self, work: Work) -> None:
        """Note why the clock ended a piece of work."""
        clock_s = work.limit_s * CLOCK_FACTOR
        if work.used_s < _IDLE_SHARE * clock_s:
            self.idle_s += clock_s
        else:
            self.is_short_of_time = True

    def _ended(self, cell: NotebookNode) -> CellRun:
        for output in cell.outputs:
            if output.output_type == "error":
                error, text = str(output.ename), str(output.evalue)
                return CellRun(Outcome.ERROR, error, text, limit=self.limits.reached_by(error, text))
        return CellRun(Outcome.PASSED)

    def _reply(self, code: str, expressions: dict[str, str], timeout_s: float) -> dict[str, Any]:
        """Send an execute request and return the content of the first reply to it."""
        content = {"code": code, "silent": True, "store_history": False, "user_expressions": expressions}
        request = self._shell.session.msg("execute_request", content | {"allow_stdin": False, "stop_on_error": True})
        self._shell.send(request)
        deadline = time.monotonic() + timeout_s
        while (left := deadline - time.monotonic()) > 0:
            with contextlib.suppress(Empty):
                message = self._shell.get_msg(timeout=min(1.0, left))
                if message["parent_header"].get("msg_id") == request["header"]["msg_id"]:
                    self._drop_outputs(request["header"]["msg_id"].encode())
                    return dict(message["content"])
                continue
            if not run_sync(self._manager.is_alive)():
                raise DeadKernelError("kernel died")
        raise Empty

    def _drop_outputs(self, request: bytes) -> None:
        """Throw away what a request has printed: nobody sees it, and nothing may pile up here.

        The status that ends it comes last, and is waited for: what a call prints has to count as its own.
        """
        deadline, is_over = time.monotonic() + _STATUS_TIMEOUT_S, False
        socket = self._iopub.socket
        assert socket is not None
        while socket.poll(0 if is_over else round(max(0.0, deadline - time.monotonic()) * 1000)):
            parts = socket.recv_multipart()
            is_over |= len(parts) > 3 and request in parts[-3] and b'"idle"' in parts[-1]

    def _interrupt(self) -> None:
        """Interrupt what runs; kill the kernel if it does not come back."""
        try:
            run_sync(self._manager.interrupt_kernel)()
            self._reply("", {}, _INTERRUPT_GRACE_S)
        except (Empty, DeadKernelError, RuntimeError):
            self._kill()

    def _end(self, name: str | None) -> None:
        """End the process, called by the watcher or the gate in a thread of theirs; `name` is the limit exceeded."""
        if name is not None and not self._dead and self._limit is None:
            self._limit = self.limits.limit(name)
        if self._manager.has_kernel:
            self._manager.provisioner.process.kill()  # type: ignore[union-attr]

    def _kill(self) -> None:
        if self._dead:
            return
        self._dead = True
        if self._limit is None and self._group is not None and self._group.has_run_out:
            self._limit = self.limits.limit("memory_mb")
        if self._watcher is not None:
            self._watcher.close()
        if self._client.kc is not None:
            self._client.kc.stop_channels()
        if self._manager.has_kernel:
            run_sync(_kill_now)(self._manager)


@functools.cache
def _compiled(module: str) -> str:
    """Return one of our modules, compiled for a kernel, which is of this Python, in letters."""
    text = Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
    return base64.b64encode(marshal.dumps(compile(text, "<string>", "exec", dont_inherit=True))).decode()


async def _kill_now(manager: AsyncKernelManager) -> None:
    """Kill the kernel's process without asking it; its sandbox ends its children."""
    manager.shutting_down = True
    assert manager.provisioner is not None
    process = manager.provisioner.process  # type: ignore[attr-defined]
    await manager.provisioner.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)  # The provisioner looks ten times a second.
    await asyncio.wait_for(manager.provisioner.wait(), timeout=10)
    await manager.cleanup_resources()
