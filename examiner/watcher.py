"""A look at a kernel's processes four times a second: their CPU seconds, memory and files, all together."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil

from examiner.limits import Limits

_TICK_S = 0.25
_GRACE_TICKS = 20


class Work:
    """One cell or call while it runs: how many CPU seconds it may use, has used, and whether these were too many."""

    def __init__(self, limit_s: float) -> None:
        self.limit_s = limit_s
        self.used_s = 0.0
        self.is_exceeded = False
        self.start_s: float | None = None
        self.grace = _GRACE_TICKS


class Watcher:
    """Watches the process tree of `pid` and the small file systems that hold `folders`, until closed.

    Too much memory or too many files end it: `end` is called with the name of the limit. Too many CPU seconds of one
    piece of work first interrupt the innermost processes (a sandbox's own would end with it) and, if that does not
    help, end the tree too.
    """

    def __init__(
        self, pid: int, limits: Limits, end: Callable[[str | None], None], *, folders: Sequence[str] = ()
    ) -> None:
        self._pid = pid
        self._folders = folders
        self._memory_bytes = limits.memory_mb * 2**20
        self._files = limits.files
        self._end = end
        self._work: Work | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watcher", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop watching. Does nothing the second time."""
        self._closed.set()
        self._thread.join()

    @contextlib.contextmanager
    def work(self, limit_s: float) -> Iterator[Work]:
        """Bound what runs inside a `with` block to `limit_s` CPU seconds of the whole tree."""
        work = self._work = Work(limit_s)
        try:
            yield work
        finally:
            self._work = None

    def _watch(self) -> None:
        while not self._closed.wait(_TICK_S):
            tree = _tree(self._pid)
            if _memory_bytes(tree, at_most=self._memory_bytes) > self._memory_bytes:
                self._end("memory_mb")
                return
            if _files(self._folders) > self._files:
                self._end("files")
                return
            if (work := self._work) is not None:
                self._look(work, tree)

    def _look(self, work: Work, tree: list[psutil.Process]) -> None:
        seconds = _cpu_seconds(tree)
        if work.start_s is None:
            work.start_s = seconds
        work.used_s = max(work.used_s, seconds - work.start_s)
        if work.used_s > work.limit_s and not work.is_exceeded:
            work.is_exceeded = True
            _interrupt(tree)
        elif work.is_exceeded:
            work.grace -= 1
            if work.grace == 0:
                self._end(None)


def innermost(pid: int) -> int:
    """Return the last process of the chain that starts at `pid`: inside of a sandbox that just started, its program."""
    tree = _tree(pid)
    return tree[-1].pid if tree else pid


def _tree(pid: int) -> list[psutil.Process]:
    """Return the processes from `pid` down, parents first. What ends meanwhile is left out."""
    found = [pid]
    for each in found:  # It grows while it is read.
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                with contextlib.suppress(OSError):
                    found += map(int, (task / "children").read_text().split())
    processes = []
    for each in found:
        with contextlib.suppress(psutil.Error):
            processes.append(psutil.Process(each))
    return processes


def _interrupt(tree: list[psutil.Process]) -> None:
    for process in tree[1:] or tree:
        with contextlib.suppress(psutil.Error):
            if not process.children():
                process.send_signal(signal.SIGINT)


def _cpu_seconds(tree: list[psutil.Process]) -> float:
    """Return the CPU seconds of the processes so far; ended children that were waited for are included."""
    total = 0.0
    for process in tree:
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def _memory_bytes(tree: list[psutil.Process], *, at_most: int) -> int:
    """Return the memory in use. Above `at_most`, pages that forked processes share count once, which takes longer."""
    resident = _total(tree, lambda process: process.memory_info().rss)
    return resident if resident <= at_most else _total(tree, lambda process: process.memory_full_info().pss)


def _files(folders: Sequence[str]) -> int:
    """Return how many files, folders, sockets and links the file systems of `folders` hold."""
    total = 0
    for folder in folders:
        with contextlib.suppress(OSError):
            about = os.statvfs(folder)
            total += about.f_files - about.f_ffree
    return total


def _total(tree: list[psutil.Process], measure: Callable[[psutil.Process], int]) -> int:
    total = 0
    for process in tree:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += measure(process)
    return total
