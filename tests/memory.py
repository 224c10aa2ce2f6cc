"""How much memory the processes of a marking have together."""

from __future__ import annotations

import contextlib

import psutil


def memory_mb(pid: int) -> float:
    """Return the memory of a process and all below it in MB of 2**20 bytes; pages that they share count once (PSS)."""
    total = 0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        for each in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += each.memory_full_info().pss
    return total / 2**20
