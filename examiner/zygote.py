"""Warm kernels: one process a worker imports TensorFlow once, in a sandbox, and every kernel is a fresh fork of it.

A fork lives in namespaces of its own inside the zygote's (`examiner.fork`), so it sees neither the zygote nor another
fork; the zygote runs nothing of a student, so nothing of one is there for the next. Where forks do not work (a machine
that grants no namespaces inside a sandbox) kernels start afresh: the same marks, some seconds later each.

A process that starts several workers on its own machine may lend them one zygote of its own: they import it once
together, knock at its door and order forks there. A worker whose lender's has ended has one of its own again.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from examiner import fork
from examiner.limits import Limits
from examiner.sandbox import Sandbox, below_writable, environment, rlimits, writable_bytes

LENT = "EXAMINER_LENT_ZYGOTE"
"""The environment variable with the folder where the door of a lent zygote is. Students' processes do not have it."""
_DOOR = "zygote"  # a socket in that folder
_READY_S, _FORK_S = 120.0, 20.0
_PYTHON = (sys.executable, "-P", "-c", Path(fork.__file__).read_text())
_CREDENTIALS = struct.Struct("3i")


class ForkFailed(Exception):
    """No fork came: the zygote has ended, or the machine refuses a namespace; the text says which."""


class Fork:
    """A forked kernel's first process, by its process id out here; it looks like a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, caller: socket.socket) -> None:
        self.pid = pid
        self._caller = caller
        self._handle = os.pidfd_open(pid)

    def go(self) -> None:
        """Let it become a kernel."""
        self._caller.send(b"go")

    def poll(self) -> int | None:
        """Return None while it runs."""
        return 0 if select.select([self._handle], [], [], 0)[0] else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        if not select.select([self._handle], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("fork", timeout or 0.0)
        self._caller.close()
        return 0

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """End it, and with it every process of its namespace."""
        self.send_signal(signal.SIGKILL)

    terminate = kill

    def __del__(self) -> None:
        self._caller.close()  # Whatever is left of it ends now.
        os.close(self._handle)  # Not before: another thread may be about to end what has ended.


class Zygote:
    """The process that forks, as one of those sees it who may order forks; theirs end with them."""

    def __init__(self, orders: socket.socket) -> None:
        self._orders = orders
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Wait until it has imported everything.

        Raises:
            ForkFailed: it has ended.
        """
        self._orders.settimeout(_READY_S)
        try:
            is_ready = self._orders.recv(16) == b"ready"
        except OSError:
            is_ready = False
        if not is_ready:
            self.close()
            raise ForkFailed("the zygote did not start")

    def fork(self, limits: Limits, connection: dict[str, Any], arguments: list[str]) -> Fork:
        """Return a fork that waits for its `go` to become an ipykernel with this connection and these arguments.

        Raises:
            ForkFailed
        """
        about = {"folders": writable_bytes(limits), "bound": below_writable(), "limits": rlimits(limits)}
        order = about | {"connection": connection, "arguments": arguments}
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(_FORK_S)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # Linux itself says who answers.
        try:
            with theirs, self._lock:
                socket.send_fds(self._orders, [json.dumps(order).encode()], [theirs.fileno()])
            answer, ancillary, *_ = ours.recvmsg(1024, socket.CMSG_SPACE(_CREDENTIALS.size))
            if answer == b"here":
                return Fork(_CREDENTIALS.unpack(ancillary[0][2])[0], ours)
        except OSError as error:
            answer = str(error).encode()
        ours.close()
        raise ForkFailed(answer.decode(errors="replace") or "the fork ended")

    def fork_or_none(self, limits: Limits, connection: dict[str, Any], arguments: list[str]) -> Fork | None:
        """Return a fork, or None where none comes: a kernel can start without."""
        try:
            return self.fork(limits, connection, arguments)
        except ForkFailed:
            return None

    @property
    def is_alive(self) -> bool:
        """False once it has ended."""
        if self._orders.fileno() < 0:
            return False
        hung_up = select.poll()
        hung_up.register(self._orders, 0)
        return not hung_up.poll(0)

    def close(self) -> None:
        """Order nothing more."""
        self._orders.close()


class OwnZygote(Zygote):
    """A zygote that this process has started, in such a sandbox, and that ends with it.

    With a `door`, a path, other processes of this user may order forks too; `lend` makes such a one.
    """

    def __init__(self, sandbox: Sandbox, door: Path | None = None) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(ours)
        self._launched = contextlib.ExitStack()
        with contextlib.ExitStack() as passed:
            sockets = [passed.enter_context(theirs)]
            if door is not None:
                sockets.append(passed.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)))
                sockets[-1].bind(str(door))
                sockets[-1].listen()
            numbers = tuple(each.fileno() for each in sockets)
            launch = self._launched.enter_context(sandbox.nest([*_PYTHON, *map(str, numbers)], numbers))
            self._process = subprocess.Popen(
                launch.command,
                pass_fds=launch.pass_fds,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in a terminal is for who started this.
            )
        self.pid = self._process.pid

    def close(self) -> None:
        """End it and its forks."""
        super().close()
        self._process.kill()
        self._process.wait()
        self._launched.close()


_ZYGOTES: dict[Sandbox, Zygote | None] = {}  # of this process; None where forks do not work
_CHOOSING = threading.Lock()


def of(sandbox: Sandbox) -> Zygote | None:
    """Return this process's zygote in such a sandbox, started when it is first asked for; None where none works.

    Where one has been lent to this process, it is that one while it lives.
    """
    if not can_be(sandbox):
        return None
    with _CHOOSING:
        known = _ZYGOTES.get(sandbox)
        if known is not None and not known.is_alive:
            _ZYGOTES.pop(sandbox)
            known.close()
        if sandbox not in _ZYGOTES:
            _ZYGOTES[sandbox] = _tried(_lent) or _tried(lambda: OwnZygote(sandbox))
        return _ZYGOTES[sandbox]


def can_be(sandbox: Sandbox) -> bool:
    """True if kernels of such a sandbox are to be forks."""
    return sandbox.is_locked and sandbox.is_warm


def _lent() -> Zygote:
    """Return the zygote that is lent to this process.

    Raises:
        ForkFailed, OSError: there is none.
    """
    if (folder := os.environ.get(LENT)) is None:
        raise ForkFailed("none is lent")
    orders = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        orders.connect(str(Path(folder) / _DOOR))
    except OSError:
        orders.close()
        raise
    return Zygote(orders)


def lend(sandbox: Sandbox, folder: Path) -> OwnZygote:
    """Return a zygote for the processes that have this `folder` in their environment as `LENT`; it is on its way.

    Nothing in the folder is seen in the sandbox: they may keep there what students must not see.
    """
    return OwnZygote(dataclasses.replace(sandbox, hidden=(*sandbox.hidden, folder)), folder / _DOOR)


def _tried(make: Callable[[], Zygote]) -> Zygote | None:
    """Return a zygote that has forked once, or None."""
    try:
        zygote = make()
        zygote.wait()
    except (ForkFailed, OSError):
        return None
    try:
        zygote.fork(Limits(), {}, []).kill()
    except ForkFailed:
        zygote.close()
        return None
    return zygote


@atexit.register
def _close_all() -> None:
    for zygote in filter(None, _ZYGOTES.values()):
        zygote.close()
