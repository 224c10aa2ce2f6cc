"""What a class needs first, started while the command itself is still being imported, which takes a second or two.

That is the zygote, and the process that workers are forked from. Which they must be is a guess at what the command will
say; where it says something else, they are ended, and others start later. Nothing here imports much.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from examiner import ancestor, sandbox, zygote
from examiner.course import Course
from examiner.errors import ExaminerError
from examiner.imports import imported_by
from examiner.sandbox import Sandbox
from examiner.scratch import Scratch, parent_for_sockets

_EXCHANGE = Path("/usr/local/share/nbgrader/exchange")  # nbgrader's, unless a course sets another
_OTHER = ("-h", "--help", "--course", "--scheduler", "--unsandboxed")  # options with which the guess would be wrong


@dataclasses.dataclass(frozen=True)
class Lent:
    """A folder for workers, and the zygote in such a sandbox whose door they find there, if there may be one."""

    sandbox: Sandbox
    scratch: Scratch
    zygote: zygote.OwnZygote | None

    @classmethod
    def to_workers(cls, sandbox: Sandbox) -> Lent:
        """Return a folder and its zygote, which is on its way; the caller closes them."""
        scratch, own = Scratch(parent_for_sockets()), None
        if zygote.can_be(sandbox):
            with contextlib.suppress(OSError):  # Then each worker has one of its own.
                own = zygote.lend(sandbox, scratch.path)
        return cls(sandbox, scratch, own)

    def close(self) -> None:
        """End the zygote, and remove the folder."""
        try:
            if self.zygote is not None:
                self.zygote.close()
        finally:
            self.scratch.close()


_LENT: list[Lent] = []  # at most one, until it is taken


def start(arguments: Sequence[str]) -> None:
    """Start what `examiner grade` with these arguments, in this folder, will probably need.

    What is wrong with them, with the course or with this machine is for the command to say.
    """
    if not arguments or any(argument.startswith(_OTHER) for argument in arguments):
        return
    with contextlib.suppress(ExaminerError, OSError):
        course = Course.find()
        tests = sorted((course.root / "tests" / arguments[0]).glob("*.py"))
        if not tests:
            return
        _LENT.append(Lent.to_workers(sandbox.find(course.root, _EXCHANGE)))
        ancestor.start(imported_by(path.read_bytes() for path in tests))


def taken(wanted: Sandbox) -> Lent | None:
    """Return what was started, if it is what is wanted; the caller closes it. Otherwise it is closed here."""
    while _LENT:
        lent = _LENT.pop()
        if lent.sandbox == wanted and lent.zygote is not None and lent.zygote.is_alive:
            return lent
        lent.close()
    return None


@atexit.register
def _close() -> None:
    for lent in _LENT:
        lent.close()
