"""What runs on a worker of a cluster: plain data in, plain data out, one submission at a time.

Dask runs tasks in threads, but pytest and Jupyter's client keep things that a process has once. TensorFlow is imported
when there is something to mark, after the environment has been set that marks are made in.
"""

from __future__ import annotations

import functools
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from examiner import zygote
from examiner.errors import ExaminerError, FolderError, SandboxError
from examiner.sandbox import set_own_environment

if TYPE_CHECKING:
    from examiner.course import Source
    from examiner.grading import Marker
    from examiner.parcel import Parcel

_PREFIX = "examiner-course-"
_ONE_AT_A_TIME = threading.Lock()
# A killed worker cannot tidy up. This waits for the end of its process, however that comes, and removes the folder.
_JANITOR = (
    "import shutil, signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    " sys.stdin.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)"
)


class _Unpacked:
    """An assignment in a folder that nobody else may enter and that does not outlive this process."""

    def __init__(self, parcel: Parcel) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=os.environ.get(zygote.LENT)))
        command = [sys.executable, "-I", "-S", "-c", _JANITOR, str(self.folder)]
        self._janitor = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
        self.marker: Marker
        self.sources: tuple[Source, ...]
        try:
            self.marker, self.sources = parcel.unpack(self.folder)
            gc.disable()
            self.marker.warm_up(self.sources)
            gc.freeze()  # What was imported by now is no garbage; to look through it takes longer than most tests.
        except BaseException:
            self.close()
            raise
        finally:
            gc.enable()

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._janitor.communicate()


_UNPACKED: dict[str, _Unpacked] = {}  # by content; one assignment at most


def dask_setup(_worker: object) -> None:
    """Leave Ctrl-C and the terminal to the process that started this one; called by Dask where this is preloaded."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # kernels must be able to receive it


@functools.cache
def _token() -> str:
    """Return what no other process answers, though it were forked from the same one, or begins anew after this one."""
    return uuid.uuid4().hex


def introduce() -> dict[str, Any]:
    """Return the token of this process, and what a mark that it makes depends on besides the course."""
    set_own_environment()
    from examiner.grading import made_with

    return {"token": _token(), "made_with": made_with()}


def mark(token: str, parcel_hash: str, parcel: dict[str, Any] | None, submission: dict[str, Any]) -> dict[str, str]:
    """Mark a submission; return the marked notebook, or under one name a sentence on why there is none.

    That name is `stranger` (this is not the process that was meant), `parcel` (it must be sent: None stands for the one
    that was sent before), `sandbox`, `course` or `fault`.
    """
    if token != _token():
        return {"stranger": "another process stands at this address now"}
    with _ONE_AT_A_TIME:
        if parcel is None and parcel_hash not in _UNPACKED:
            return {"parcel": "another assignment is unpacked here now"}
        try:
            return _mark(parcel_hash, parcel, submission)
        except (SandboxError, FolderError) as error:  # this machine, not the course
            return {"sandbox": _without_folder(error)}
        except ExaminerError as error:
            return {"course": _without_folder(error)}
        except (Exception, KeyboardInterrupt) as error:
            return {"fault": f"{type(error).__name__} while marking ({_without_folder(error)})"}


def _mark(parcel_hash: str, parcel: dict[str, Any] | None, submission: dict[str, Any]) -> dict[str, str]:
    set_own_environment()
    from examiner.parcel import Parcel, pack_marked, unpack_submission

    if parcel_hash not in _UNPACKED:
        while _UNPACKED:
            _UNPACKED.popitem()[1].close()
        assert parcel is not None
        _UNPACKED[parcel_hash] = _Unpacked(Parcel(**parcel))
    unpacked = _UNPACKED[parcel_hash]
    return pack_marked(unpacked.marker.mark(unpack_submission(submission, unpacked.sources)))


def _without_folder(error: BaseException) -> str:
    """Return what an error says, with paths as they are below the course folder."""
    text = str(error)
    for unpacked in _UNPACKED.values():
        text = text.replace(f"{unpacked.folder}{os.sep}", "")
    return text
