"""What `examiner doctor` tries inside of a sandbox. This file's text is run there, with a dictionary as its argument.

It imports nothing of the examiner. It prints, as JSON, the name of each probe with "" where the sandbox held, else with
what could be reached.
"""

import ctypes
import errno
import json
import mmap
import os
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any

_LIBC = ctypes.CDLL(None, use_errno=True)
_CALLS: dict[str, Callable[[], int]] = {
    "unshare": lambda: _LIBC.unshare(0x10000000),
    "ptrace": lambda: _LIBC.ptrace(0, 0, 0, 0),
    "mount": lambda: _LIBC.mount(b"none", b"/tmp", b"tmpfs", 0, None),
    "setns": lambda: _LIBC.setns(0, 0),
    "memfd_create": lambda: _LIBC.memfd_create(b"x", 0),
    "shmget": lambda: _LIBC.shmget(0, 4096, 0o1600),
}


def network(asked: dict[str, Any]) -> str:
    """Look for a network device that leads out, and for sockets that know no namespace."""
    names = [name for _, name in socket.if_nameindex() if name != "lo"]
    for family in (socket.AF_VSOCK, socket.AF_PACKET):
        try:
            socket.socket(family, socket.SOCK_STREAM).close()
            names.append(f"sockets of family {family}")
        except OSError:
            pass
    return ", ".join(names)


def course(asked: dict[str, Any]) -> str:
    """Look for files of the course; Python's own folder may lie in it."""
    found = os.listdir(asked["course"]) if os.path.isdir(asked["course"]) else []
    seen = [name for name in found if not sys.prefix.startswith(os.path.join(asked["course"], name))]
    return ", ".join(seen)


def processes_of_others(asked: dict[str, Any]) -> str:
    """Count processes."""
    pids = [name for name in os.listdir("/proc") if name.isdigit()]
    return f"{len(pids)} processes" if len(pids) > 8 else ""


def variables(asked: dict[str, Any]) -> str:
    """Compare the names of environment variables with those that a student's process should have."""
    return ", ".join(sorted(set(os.environ) - set(asked["variables"])))


def writable_places(asked: dict[str, Any]) -> str:
    """Try to write where nothing may be written."""
    return ", ".join(folder for folder in ("/", "/usr", "/etc", "/dev", "/run", sys.prefix) if _writes(folder))


def _writes(folder: str) -> bool:
    try:
        with open(os.path.join(folder, "examiner-probe"), "w"):
            return True
    except OSError:
        return False


def privileges(asked: dict[str, Any]) -> str:
    """Read capabilities and the flag that keeps a process from getting any."""
    with open("/proc/self/status") as file:
        status = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    held = [name for name in ("CapEff", "CapPrm", "CapInh") if int(status[name], 16)]
    held += ["new privileges"] if status["NoNewPrivs"] != "1" else []
    return ", ".join(held + (["no filter"] if status["Seccomp"] != "2" else []))


def calls(asked: dict[str, Any]) -> str:
    """Make system calls that the filter refuses."""
    return ", ".join(name for name, call in _CALLS.items() if not _is_refused(call))


def _is_refused(call: Callable[[], int]) -> bool:
    """Make a system call in a process of its own: some, such as ptrace, change the process that makes them."""
    child = os.fork()
    if child == 0:
        os._exit(0 if call() == -1 and ctypes.get_errno() in (errno.EPERM, errno.ENOSYS) else 1)
    return os.waitpid(child, 0)[1] == 0


def memory_mb(asked: dict[str, Any]) -> str:
    """Ask for more memory than one process may have; it is not touched."""
    return _until_refused(_allocations(asked["memory_mb"] + 64), asked["memory_mb"], "MB")


def _allocations(most: int) -> Iterator[int]:
    held = []
    for size in range(64, most + 1, 64):
        held.append(mmap.mmap(-1, 64 * 2**20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
        yield size


def processes(asked: dict[str, Any]) -> str:
    """Fork until refused."""
    return _until_refused(_forks(asked["processes"] + 8), asked["processes"], "processes")


def _forks(most: int) -> Iterator[int]:
    reading, writing = os.pipe()
    children = []
    try:
        for number in range(1, most):
            child = os.fork()
            if child == 0:
                os.close(writing)
                os.read(reading, 1)  # until the parent closes its end
                os._exit(0)
            children.append(child)
            yield number
    finally:
        os.close(writing)
        for child in children:
            os.waitpid(child, 0)
        os.close(reading)


def open_files(asked: dict[str, Any]) -> str:
    """Open files until refused."""
    return _until_refused(_openings(asked["open_files"] + 8), asked["open_files"], "files")


def _openings(most: int) -> Iterator[int]:
    opened: list[int] = []
    try:
        for number in range(1, most):
            opened.append(os.open("/dev/null", os.O_RDONLY))
            yield number
    finally:
        for descriptor in opened:
            os.close(descriptor)


def file_mb(asked: dict[str, Any]) -> str:
    """Make a file that is too long; it has holes, so it needs no room."""
    with open("/tmp/long", "wb") as file:
        try:
            file.truncate((asked["file_mb"] + 1) * 2**20)
        except OSError:
            return ""
    return f"a file of {asked['file_mb'] + 1} MB"


def disk_mb(asked: dict[str, Any]) -> str:
    """Fill each place that can be written to; those of the sandbox's own needs are smaller."""
    most = asked["disk_mb"]
    found = [_until_refused(_filling(folder, most + 16), most, "MB") for folder in (".", "/tmp")]
    found += [f"{folder} is large" for folder in ("/dev/shm", "/run/kernel") if _room_mb(folder) > 64]
    return ", ".join(filter(None, found))


def _room_mb(folder: str) -> float:
    about = os.statvfs(folder)
    return about.f_blocks * about.f_frsize / 2**20


def _filling(folder: str, most: int) -> Iterator[int]:
    paths = []
    try:
        for number in range(1, most):
            paths.append(os.path.join(folder, f"fill-{number}"))
            with open(paths[-1], "wb") as file:
                os.posix_fallocate(file.fileno(), 0, 2**20)
            yield number
    finally:
        for path in paths:
            os.unlink(path)


def _until_refused(steps: Iterator[int], limit: int, unit: str) -> str:
    """Go on until the operating system refuses; that must happen, and not before half of the limit is reached."""
    number = 0
    try:
        for step in steps:
            number = step
    except OSError:
        return "" if limit / 2 <= number <= limit else f"refused at {number} {unit}"
    return f"{number} {unit}"


PROBES: tuple[Callable[[dict[str, Any]], str], ...] = (
    *(network, course, processes_of_others, variables, writable_places, privileges, calls),
    *(memory_mb, processes, open_files, file_mb, disk_mb),
)

if __name__ == "__main__":
    print(json.dumps({probe.__name__: probe(json.loads(sys.argv[1])) for probe in PROBES}))
