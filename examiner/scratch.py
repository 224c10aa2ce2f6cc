"""A folder for sockets, workers or files to come that is removed even when the process that made it was killed."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import os
import shutil
import tempfile
import time
from pathlib import Path
from types import TracebackType

from examiner.errors import FolderError

_PREFIX = "examiner-kernel-"
STAGE_PREFIX = "staged-"
_YOUNG_S = 60.0
_SOCKET_BYTES, _NAME_BYTES = 107, 40  # of a socket's path in Linux; of the part of it below the parent


class Scratch:
    """A new folder of this process. While it is in use it is locked, so that no other process takes it for left.

    It lies in `parent`, which is made where it is missing, and is called by `prefix` and some letters.

    Raises:
        FolderError: nothing can be made there.
    """

    def __init__(self, parent: Path | None = None, prefix: str = _PREFIX) -> None:
        parent = Path(tempfile.gettempdir()) if parent is None else parent
        try:
            parent.mkdir(exist_ok=True)
            _sweep_once(parent, prefix)
            self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        except OSError as error:
            raise FolderError(parent, error) from None
        self._lock = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._is_open = True

    def __enter__(self) -> Scratch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the folder. Does nothing the second time."""
        if self._is_open:
            self._is_open = False
            shutil.rmtree(self.path, ignore_errors=True)
            os.close(self._lock)


def parent_for_sockets() -> Path:
    """Return the folder for temporary files, or a usual one where the path of a socket in it would be too long."""
    folders = (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")
    short = (folder for folder in folders if len(os.fsencode(folder)) + _NAME_BYTES <= _SOCKET_BYTES)
    return Path(next((folder for folder in short if os.access(folder, os.W_OK | os.X_OK)), folders[0]))


def sweep(parent: Path, prefix: str = _PREFIX) -> None:
    """Remove the folders of this user whose owners were killed; a lock ends with the process that held it."""
    for path in parent.glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            about = path.lstat()
            if about.st_uid == os.geteuid() and time.time() - about.st_mtime > _YOUNG_S:
                _remove_unlocked(path)


def _remove_unlocked(path: Path) -> None:
    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(lock)


@functools.cache
def _sweep_once(parent: Path, prefix: str) -> None:
    sweep(parent, prefix)
