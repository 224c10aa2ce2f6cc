"""The gate between a kernel and us: every byte of it passes here, counted before any of our code reads it.

A message queue would take what it is sent, whole, before we could say no. Here a message that is too big, or too many
of them, is noticed while it comes in. Connections are made while the kernel starts, before code of a student runs, and
none later, so a socket that a student's process puts in place of the kernel's own is never met.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from examiner.limits import Limits

CHANNELS = ("shell", "iopub", "stdin", "hb", "control")
_CHUNK_BYTES = 64 * 1024
_FRAME_BYTES = 256  # what a frame costs us however small it is
_GREETING_BYTES = 64
_MORE, _LONG, _COMMAND = 1, 2, 4


class LimitExceeded(Exception):
    """A kernel has sent too much. `name` is that of the limit."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Meter:
    """Counts what a kernel sends, on all its connections, since the cell or call began."""

    def __init__(self, limits: Limits) -> None:
        self._message_bytes = limits.message_mb * 2**20
        self._output_bytes = limits.output_mb * 2**20
        self._messages = limits.messages
        self.reset()

    def reset(self) -> None:
        """Begin to count anew."""
        self.bytes = self.messages = 0

    def add(self, frame_bytes: int, message_bytes: int, *, is_last: bool) -> None:
        """Count a frame whose length has just been announced, and the message that it belongs to.

        Raises:
            LimitExceeded
        """
        if message_bytes > self._message_bytes + _CHUNK_BYTES:  # The headers of a message are no part of the limit.
            raise LimitExceeded("message_mb")  # Not counted: another connection would call it too much output.
        self.bytes += max(frame_bytes, _FRAME_BYTES)
        self.messages += is_last
        if self.bytes > self._output_bytes:
            raise LimitExceeded("output_mb")
        if self.messages > self._messages:
            raise LimitExceeded("messages")


class Frames:
    """Finds the frames in the bytes of one connection (ZMTP 3.1, RFC 37: a greeting, then flags, length, body)."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._skip = _GREETING_BYTES
        self._head = b""
        self._message_bytes = 0

    def feed(self, data: bytes) -> None:
        """Look at the next bytes. Raises `LimitExceeded`."""
        at = 0
        while at < len(data):
            if self._skip:
                step = min(self._skip, len(data) - at)
                self._skip -= step
            else:
                step = self._missing()
                self._head += data[at : at + step]
                if not self._missing():
                    self._begin()
            at += step

    def _missing(self) -> int:
        """Return how many bytes of flags and length have not come yet."""
        if not self._head:
            return 1
        return (9 if self._head[0] & _LONG else 2) - len(self._head)

    def _begin(self) -> None:
        flags, length = self._head[0], int.from_bytes(self._head[1:])
        self._head, self._skip = b"", length
        self._message_bytes += 0 if flags & _COMMAND else max(length, _FRAME_BYTES)
        is_last = not flags & (_MORE | _COMMAND)
        self._meter.add(length, self._message_bytes, is_last=is_last)
        if is_last:
            self._message_bytes = 0


class Gate:
    """Listens at `PREFIX-1` to `PREFIX-5` for our side, and passes on to the kernel's own sockets.

    `end` is called with the name of the limit when the kernel sends too much, and with None when it closes a
    connection that it had while it started.
    """

    def __init__(self, prefix: Path, limits: Limits, end: Callable[[str | None], None]) -> None:
        self._end = end
        self._meter = Meter(limits)
        self._listeners = [_listener(f"{prefix}-{port}") for port in range(1, len(CHANNELS) + 1)]
        self._connections: list[socket.socket] = []
        self._is_shut = False

    def open(self, prefix: str) -> None:
        """Pass on to the kernel's sockets, `prefix-1` and so on, which must be there."""
        for port, listener in enumerate(self._listeners, 1):
            threading.Thread(target=self._welcome, args=(listener, f"{prefix}-{port}"), daemon=True).start()

    def shut(self) -> None:
        """Take no more connections; those that are there stay."""
        self._is_shut = True
        for listener in self._listeners:
            _shut(listener)

    def reset(self) -> None:
        """Begin to count anew, for the next cell or call."""
        self._meter.reset()

    def count(self, size: int) -> None:
        """Count a message of so many bytes that comes on another way than these connections.

        Raises:
            LimitExceeded: it is too much, as it would be here; the kernel has been ended for it.
        """
        try:
            self._meter.add(size, size, is_last=True)
        except LimitExceeded as exceeded:
            self._end(exceeded.name)
            raise

    def close(self) -> None:
        """End every connection. Does nothing the second time."""
        self.shut()
        for connection in self._connections:
            _shut(connection)
        for connection in (*self._listeners, *self._connections):
            connection.close()

    def _welcome(self, listener: socket.socket, path: str) -> None:
        with contextlib.suppress(OSError):  # It was shut.
            while True:
                ours, _ = listener.accept()
                theirs = socket.socket(socket.AF_UNIX)
                self._connections += [ours, theirs]
                theirs.connect(path)
                threading.Thread(target=self._outwards, args=(theirs, ours), daemon=True).start()
                threading.Thread(target=_pass_on, args=(ours, theirs), daemon=True).start()

    def _outwards(self, theirs: socket.socket, ours: socket.socket) -> None:
        """Pass on what the kernel sends, and count it."""
        frames = Frames(self._meter)
        try:
            _pass_on(theirs, ours, look=frames.feed)
        except LimitExceeded as exceeded:
            self._end(exceeded.name)
        else:
            if self._is_shut:
                self._end(None)


def _pass_on(source: socket.socket, sink: socket.socket, *, look: Callable[[bytes], None] | None = None) -> None:
    """Pass bytes on until one side has ended; then end both."""
    try:
        with contextlib.suppress(OSError):
            while data := source.recv(_CHUNK_BYTES):
                if look is not None:
                    look(data)
                sink.sendall(data)
    finally:
        _shut(source)
        _shut(sink)


def _listener(path: str) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    return listener


def _shut(connection: socket.socket) -> None:
    """End a connection so that a thread that waits for it wakes up."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
