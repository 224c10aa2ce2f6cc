"""Runs in the student's kernel: a line of our own, on which questions travel without Jupyter's messages around them.

Jupyter takes four threads, two announcements of its state and three milliseconds for each question of a microsecond.
Here a question is a length and an expression; the answer a length, one letter, and the text of the value: empty if
there is none. The letter says whether anything was printed or drawn meanwhile, which Jupyter then has to clear away.

Questions are answered in the kernel's main thread and loop, one after the other, as requests of Jupyter's are, and can
be interrupted as these are. This file imports nothing of the examiner.
"""

import asyncio
import contextlib
import contextvars
import functools
import os
import signal
import socket
import sys
from typing import Any

from ipykernel.iostream import IOPubThread, OutStream

try:
    import greenlet
except ImportError:
    greenlet = None

_LENGTH_BYTES = 8
_QUESTION_S = 10.0  # for the rest of a question that has begun
_sent = 0  # messages of what is printed and drawn


def listen(path: str, shell: Any) -> None:
    """Wait for the examiner at the socket `path`, which is gone when it has come."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if isinstance(stream, OutStream)]
    loop, context = asyncio.get_running_loop(), _context()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(1)

    def welcome() -> None:
        loop.remove_reader(listener)
        connection, _ = listener.accept()
        listener.close()
        os.unlink(path)
        loop.add_reader(connection, answer, connection)

    def answer(connection: socket.socket) -> None:
        try:
            connection.settimeout(_QUESTION_S)
            question = _received(connection)
            connection.settimeout(None)
            before = _sent
            text = context.run(_value_of, question, shell).encode("utf-8", "replace")
            letter = b"+" if _sent != before or any(each._buffers for each in streams) or _has_pictures() else b"-"
            connection.sendall((1 + len(text)).to_bytes(_LENGTH_BYTES) + letter + text)
        except OSError:  # Nobody asks any more, or somebody in here takes the questions away.
            loop.remove_reader(connection)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    loop.add_reader(listener, welcome)
    _count_what_is_sent()
    _lose_nothing(shell.kernel.iopub_thread)


def _count_what_is_sent() -> None:
    send: Any = IOPubThread.send_multipart

    def count_and_send(self: Any, *arguments: Any, **options: Any) -> None:
        global _sent
        _sent += 1
        send(self, *arguments, **options)

    IOPubThread.send_multipart = count_and_send  # type: ignore[method-assign]


def _lose_nothing(thread: Any) -> None:
    """Have all that is printed and drawn wait for the examiner, however slow the machine.

    ZeroMQ's publishers throw away what comes when a thousand messages wait. Here they lie in the kernel's own memory,
    which is bounded, and so is what the examiner takes of them.
    """
    thread.schedule(functools.partial(setattr, thread.socket, "sndhwm", 0))


def _context() -> contextvars.Context:
    """Return where cells keep context variables, `np.seterr`'s among them: it is one for all of them.

    Python itself gives copies only, in which later changes are not seen.
    """
    context: contextvars.Context | None = None if greenlet is None else greenlet.getcurrent().gr_context
    return contextvars.copy_context() if context is None else context


def _received(connection: socket.socket) -> str:
    length = int.from_bytes(_exactly(connection, _LENGTH_BYTES))
    return _exactly(connection, length).decode()


def _exactly(connection: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        if not (part := connection.recv(length - len(data))):
            raise ConnectionError
        data += part
    return bytes(data)


def _value_of(expression: str, shell: Any) -> str:
    """Return the text of an expression's value; only meanwhile an interrupt is one, as in ipykernel."""
    ignored = signal.getsignal(signal.SIGINT) or signal.SIG_IGN
    try:
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            return repr(eval(expression, shell.user_global_ns, shell.user_ns))
        finally:
            signal.signal(signal.SIGINT, ignored)
    except BaseException:  # whatever a student's code raises, and an interrupt at the very end
        signal.signal(signal.SIGINT, ignored)
        return ""


def _has_pictures() -> bool:
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    return helpers is not None and bool(helpers.Gcf.figs)
