"""Control groups: Linux's own bound on the memory and processes of a whole sandbox, where this machine grants them.

Without them the bounds are those of each process and the watcher's looks four times a second; a group also holds what
many processes take together in between. Nothing is asked for: a group is made where this user may make one (root, a
container's root, a delegated part of systemd's tree), version 2 or 1, and is tried once with a process before it is
relied on.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from examiner.limits import Limits

_PREFIX = "examiner-"
_OWN_PROCESSES = 16  # bubblewrap and what it starts with, beside the student's
_SLACK_MB = 192  # /dev/shm, the sockets, and what the system counts for each process
_REMOVING_S = 5.0
_JOIN = 'while [ "$1" != -- ]; do echo $$ > "$1" || exit 1; shift; done; shift; exec "$@"'
_number = itertools.count(1)


class Group:
    """One group for one sandbox; `close` removes it when its processes are gone."""

    def __init__(self, folders: tuple[Path, ...], limits: Limits) -> None:
        self._folders = folders
        memory = (limits.memory_mb + 2 * limits.disk_mb + _SLACK_MB) * 2**20
        settings = {
            "memory.max": memory,
            "memory.swap.max": 0,
            "memory.limit_in_bytes": memory,
            "memory.memsw.limit_in_bytes": memory,
            "pids.max": limits.processes + _OWN_PROCESSES,
        }
        try:
            for folder in folders:
                folder.mkdir()
                for name, value in settings.items():
                    with contextlib.suppress(FileNotFoundError):
                        _set(folder / name, value)
        except OSError:
            self.close()
            raise

    def joined(self, command: Sequence[str]) -> list[str]:
        """Return a command line that enters the group before it becomes `command`."""
        files = [str(folder / "cgroup.procs") for folder in self._folders]
        return ["/bin/sh", "-c", _JOIN, "join", *files, "--", *command]

    def add(self, pid: int) -> None:
        """Move a process into the group; what it starts from then on is in it too."""
        for folder in self._folders:
            (folder / "cgroup.procs").write_text(str(pid))

    @property
    def has_run_out(self) -> bool:
        """True once Linux has ended a process of the group because its memory was full."""
        for folder in self._folders:
            for name in ("memory.events", "memory.oom_control"):
                with contextlib.suppress(OSError):
                    words = (folder / name).read_text().split()
                    if dict(zip(words[::2], words[1::2], strict=False)).get("oom_kill", "0") != "0":
                        return True
        return False

    def close(self) -> None:
        """Remove the group. What still ends in it is waited for a moment."""
        deadline = time.monotonic() + _REMOVING_S
        for folder in self._folders:
            while folder.exists() and time.monotonic() < deadline:
                try:
                    folder.rmdir()
                except OSError:
                    time.sleep(0.01)


def make(limits: Limits) -> Group | None:
    """Return a new group with these limits, or None where the machine grants none."""
    try:
        return _made(_granted(), limits) if _granted() else None
    except OSError:
        return None  # more groups than this machine allows; the other bounds hold


@functools.cache
def _granted() -> tuple[Path, ...]:
    """Return the folders in which groups can be made, one for each tree of controllers; () if any is missing."""
    for parents in (*_version_2(), _version_1()):
        try:
            if parents and _works(parents):
                _sweep(parents)
                return parents
        except (OSError, subprocess.SubprocessError):
            continue
    return ()


def _version_2() -> list[tuple[Path, ...]]:
    """Return this process's group of version 2 and those above it, where both controllers reach their children."""
    found: list[tuple[Path, ...]] = []
    for mount, path in _mounts("cgroup2", "0::"):
        own = mount / path.lstrip("/")
        for folder in (own, *own.parents):
            if not folder.is_relative_to(mount):
                break
            with contextlib.suppress(OSError):
                passed_on = (folder / "cgroup.subtree_control").read_text().split()
                if {"memory", "pids"} <= set(passed_on) and os.access(folder, os.W_OK):
                    found.append((folder,))
    return found


def _version_1() -> tuple[Path, ...]:
    """Return this process's groups of the two controllers of version 1, or () unless both are there."""
    found = [
        mount / path.lstrip("/")
        for controller in ("memory", "pids")
        for mount, path in _mounts("cgroup", f":{controller}:")
        if mount.name == controller
    ]
    return tuple(found) if len(found) == 2 else ()


def _mounts(kind: str, mark: str) -> list[tuple[Path, str]]:
    """Return where file systems of a kind are mounted, each with the path of this process's group in them."""
    lines = Path("/proc/self/cgroup").read_text().splitlines() if Path("/proc/self/cgroup").exists() else []
    own = [line.split(":", 2)[2] for line in lines if mark in line[: line.rfind(":") + 1]]
    fields = [line.split() for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    mounts = [Path(field[4]) for field in fields if field[field.index("-") + 1] == kind]
    return [(mount, path) for mount in mounts for path in own]


def _works(parents: tuple[Path, ...]) -> bool:
    """Try a group with a process in it."""
    group = _made(parents, Limits())
    try:
        done = subprocess.run(
            group.joined(["/bin/cat", "/proc/self/cgroup"]), capture_output=True, text=True, timeout=10, check=False
        )
        return done.stdout.count(f"/{group._folders[0].name}\n") >= len(parents)
    finally:
        group.close()


def _made(parents: tuple[Path, ...], limits: Limits) -> Group:
    name = f"{_PREFIX}{os.getpid()}-{next(_number)}"
    return Group(tuple(parent / name for parent in parents), limits)


def _sweep(parents: tuple[Path, ...]) -> None:
    """Remove the empty groups of examiners that were killed."""
    for folder in (folder for parent in parents for folder in parent.glob(f"{_PREFIX}*")):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not Path("/proc", owner).exists():
            with contextlib.suppress(OSError):
                folder.rmdir()


def _set(file: Path, value: int) -> None:
    """Write one setting; what does not exist here is not made."""
    with open(file, "r+") as opened:
        opened.write(str(value))
