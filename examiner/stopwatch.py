"""Limits in CPU seconds of a process tree, so that a busy machine does not turn right into wrong."""

from __future__ import annotations

import contextlib
import signal
import threading
from types import TracebackType

import psutil

_TICK_S = 0.25
_GRACE_TICKS = 20


class CpuLimit:
    """Interrupts a process tree that uses more than `limit_s` CPU seconds inside a `with` block; later kills it.

    `is_exceeded` tells afterwards whether that happened. The tree is that of the process `pid`; the innermost
    processes get the interrupt, since a sandbox's own process would end with it.
    """

    def __init__(self, pid: int, limit_s: float) -> None:
        self.is_exceeded = False
        self._pid = pid
        self._limit_s = limit_s
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="cpu-limit", daemon=True)

    def __enter__(self) -> CpuLimit:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        if self._over.wait(_TICK_S):
            return  # Most questions are answered before there is anything to measure.
        allowed = _cpu_seconds(self._pid) + self._limit_s
        while not self._over.wait(_TICK_S):
            if _cpu_seconds(self._pid) > allowed:
                self.is_exceeded = True
                self._end()
                return

    def _end(self) -> None:
        for ending in (signal.SIGINT, signal.SIGKILL):
            for process in _tree(self._pid)[1:] or _tree(self._pid):
                with contextlib.suppress(psutil.Error):
                    if ending is signal.SIGKILL or not process.children():
                        process.send_signal(ending)
            if self._over.wait(_GRACE_TICKS * _TICK_S):
                return


def _tree(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of a process tree so far; ended children that were waited for are included."""
    total = 0.0
    for process in _tree(pid):
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total
