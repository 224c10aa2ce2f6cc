"""Our end of the line into a kernel: questions and answers without Jupyter's messages around them.

The connection is made before code of a student runs. What comes is counted before it is read, against the same limits
as Jupyter's messages, and is believed as little: whoever asks puts a nonce into a question and looks for it.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable
from queue import Empty
from typing import NamedTuple

_CHUNK_BYTES = 64 * 1024
_LENGTH_BYTES = 8
_TICK_S = 1.0


class LineEnded(Exception):
    """The kernel has ended, closed the line, or says on it what is no answer."""


class Answer(NamedTuple):
    """The text of an expression's value, "" if it has none, and whether something was printed or drawn meanwhile."""

    text: str
    is_noisy: bool


class Line:
    """A connection to the socket `path`, where a kernel's `line_kernel` listens.

    `count` is told of so many bytes before they are read, and raises where they are too many. `is_alive` tells whether
    the kernel is. Raises OSError if nobody listens.
    """

    def __init__(self, path: str, *, count: Callable[[int], None], is_alive: Callable[[], bool]) -> None:
        self._count = count
        self._is_alive = is_alive
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.connect(path)
        except OSError:
            self.close()
            raise

    def ask(self, expression: str, *, timeout_s: float) -> Answer:
        """Return the answer.

        Raises:
            LineEnded: there is nobody who answers any more.
            queue.Empty: there was none in `timeout_s` seconds.
        """
        deadline = time.monotonic() + timeout_s
        question = expression.encode()
        try:
            self._drop_old_answers()
            self._socket.settimeout(timeout_s)
            self._socket.sendall(len(question).to_bytes(_LENGTH_BYTES) + question)
            length = int.from_bytes(self._exactly(_LENGTH_BYTES, deadline))
            self._count(length)
            answer = self._exactly(length, deadline)
        except TimeoutError:
            raise Empty from None
        except OSError as error:
            raise LineEnded from error
        if answer[:1] not in (b"+", b"-"):
            raise LineEnded
        return Answer(answer[1:].decode("utf-8", "replace"), answer[:1] == b"+")

    def close(self) -> None:
        """End the connection."""
        self._socket.close()

    def _drop_old_answers(self) -> None:
        """Throw away what nobody waited for."""
        self._socket.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while data := self._socket.recv(_CHUNK_BYTES):
                self._count(len(data))
            raise LineEnded

    def _exactly(self, length: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < length:
            if (left_s := deadline - time.monotonic()) <= 0:
                raise TimeoutError
            self._socket.settimeout(min(_TICK_S, left_s))
            try:
                part = self._socket.recv(min(length - len(data), _CHUNK_BYTES))
            except TimeoutError:
                if not self._is_alive():
                    raise LineEnded from None
                continue
            if not part:
                raise LineEnded
            data += part
        return bytes(data)
