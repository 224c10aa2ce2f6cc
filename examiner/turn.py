"""Turns on one machine: runs of submissions go side by side, but a second try after an accident goes alone.

What failed because the machine was short of time or memory gets another chance without neighbours. The locks are the
operating system's: a process that is killed gives its turn back.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from examiner.errors import SandboxError

ALONE_S = 60.0
"""How long a second try has a machine to itself; honest ones take a few seconds, on a slow machine tens."""


@contextlib.contextmanager
def beside_others(folder: Path | None = None) -> Iterator[None]:
    """Run beside other runs of this user on this machine; wait while one runs alone.

    `folder` holds the lock files (default: the system's folder for temporary files).
    """
    with _opened("room", folder) as room:
        with _opened("door", folder) as door:  # Whoever waits to be alone holds the door, so newcomers wait too.
            fcntl.flock(door, fcntl.LOCK_EX)
            fcntl.flock(room, fcntl.LOCK_SH)
        yield


@contextlib.contextmanager
def alone(folder: Path | None = None) -> Iterator[None]:
    """Wait until no other run of this user is under way on this machine, and let none begin before this one ends.

    After `ALONE_S` seconds it goes on beside others: a submission that is slow on purpose must not stop a class.
    """
    with _opened("room", folder) as room, _opened("door", folder) as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX)

        def make_room() -> None:
            fcntl.flock(room, fcntl.LOCK_SH)
            fcntl.flock(door, fcntl.LOCK_UN)

        timer = threading.Timer(ALONE_S, make_room)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


@contextlib.contextmanager
def _opened(name: str, folder: Path | None) -> Iterator[int]:
    path = (folder or Path(tempfile.gettempdir())) / f"examiner-{os.getuid()}-{name}.lock"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise SandboxError(f"{path}: this lock file cannot be opened ({error}). Remove it and try again.") from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)
