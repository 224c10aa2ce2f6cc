"""Whether this machine can run student code: each wall and each limit of the sandbox is tried, in the sandbox."""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
from nbformat.v4 import new_code_cell
from rich.table import Table

from examiner import groups, probes, sandbox, zygote
from examiner.errors import SandboxError
from examiner.kernel import Kernel
from examiner.limits import Limits
from examiner.sandbox import Sandbox

_UPDATE = "use a newer Linux kernel or bubblewrap, or tell the maintainers"
# What a probe of `examiner.probes` tries: in words, with the unit of its setting, and what to do if it does not hold.
_INSIDE = {
    "network": ("reach a network", "", _UPDATE),
    "course": ("see the course folder", "", "keep Python's own folder and the course apart"),
    "processes_of_others": ("see other processes", "", _UPDATE),
    "variables": ("read the environment of the examiner", "", _UPDATE),
    "writable_places": ("write to the system or Python", "", _UPDATE),
    "privileges": ("have or get privileges", "", _UPDATE),
    "calls": ("ptrace, mount, unshare and the like", "", "install libseccomp 2.5 or newer"),
    "memory_mb": ("memory of one process", "MB", _UPDATE),
    "processes": ("processes and threads", "", "use Linux 5.14 or newer, or a user of its own for marking"),
    "open_files": ("files open in one process", "", "raise `ulimit -n` to the setting"),
    "file_mb": ("size of one file", "MB", "raise `ulimit -f` to the setting"),
    "disk_mb": ("size of the working directory, and of /tmp", "MB", "take a machine with more memory, or lower it"),
}
_SMALL = Limits(memory_mb=800, files=1000, message_mb=1, output_mb=2)
_HOG = (
    "import os, time\nfor _ in range(6):\n    if os.fork() == 0:\n        kept = bytes([1]) * (200 * 2**20)\n"
    "        time.sleep(30)\ntime.sleep(30)"
)
_FLOOD = "while True: print('x' * 200_000, flush=True)"
_FILES = "import time\nfor number in range(2000): open(f'file{number}', 'w').close()\ntime.sleep(20)"
_MESSAGE = "from IPython.display import HTML\nHTML('x' * 4 * 2**20)"
_ABANDONED = (
    "import pathlib, sys\nfrom examiner.limits import Limits\nfrom examiner.sandbox import Sandbox\n"
    "Sandbox(pathlib.Path(sys.argv[1]), (pathlib.Path(sys.argv[2]),)).run(['/bin/sh', '-c', sys.argv[3]], Limits())"
)


@dataclasses.dataclass(frozen=True)
class Finding:
    """What was tried, the setting with its unit, what is wrong ("" if it holds) and what to do about it.

    Where it is not `is_essential`, marking goes on without it.
    """

    tried: str
    setting: str
    fault: str
    advice: str
    is_essential: bool = True


def examine(found: Sandbox, limits: Limits) -> Iterator[Finding]:
    """Try everything, in some ten seconds; yield each finding as soon as it is made."""
    yield from _inside(found, limits)
    yield from _kernels(found, limits)
    yield _group(limits)
    yield Finding("outlive the examiner, killed", "", _abandoned(found), _UPDATE)
    yield _warm(found)
    yield _allocator()
    yield _memory(limits)


def table(findings: list[Finding], title: str) -> Table:
    """Return the findings as a table, with what to do where something does not hold."""
    shown = Table("a student's process tries to exceed or do", "setting", "result", "what to do", title=title)
    for finding in findings:
        bad = "[red]does not hold[/]" if finding.is_essential else "[yellow]not here[/]"
        result = "[green]holds[/]" if not finding.fault else f"{bad}: {finding.fault}"
        shown.add_row(finding.tried, finding.setting, result, finding.advice if finding.fault else "")
    return shown


def _inside(found: Sandbox, limits: Limits) -> Iterator[Finding]:
    """Run all the probes of `examiner.probes` in one sandbox."""
    asked = dataclasses.asdict(limits) | {"course": str(found.hidden[0]), "variables": [*sandbox.environment(), "PWD"]}
    source = Path(probes.__file__).read_text(encoding="utf-8")
    done = found.run([sys.executable, "-P", "-c", source, json.dumps(asked)], limits)
    try:
        reached: dict[str, str] = json.loads(done.stdout)
    except ValueError:
        raise SandboxError(
            f"The probes did not run in the sandbox: {done.stderr.strip()[-300:] or done.returncode}. "
            "Look whether the limits in nbgrader_config.py are too low for Python itself."
        ) from None
    for name, (tried, unit, advice) in _INSIDE.items():
        setting = f"{getattr(limits, name)} {unit}".strip() if hasattr(limits, name) else ""
        yield Finding(tried, setting, reached[name], advice)


def _kernels(found: Sandbox, limits: Limits) -> Iterator[Finding]:
    """Reach each limit that is kept from outside, with smaller settings than those of the course."""
    for tried, setting, code, names in (
        ("CPU seconds of one cell", f"{limits.cell_cpu_s:g} s", "while True: pass", ("cell_cpu_s",)),
        ("memory of all processes together", f"{limits.memory_mb} MB", _HOG, ("memory_mb",)),
        ("files and folders", f"{limits.files}", _FILES, ("files",)),
        ("one message", f"{limits.message_mb} MB", _MESSAGE, ("message_mb",)),
        ("output of one cell or call", f"{limits.output_mb} MB", _FLOOD, ("output_mb", "message_mb")),
    ):
        with Kernel(found, _SMALL) as kernel:
            reached = kernel.run(new_code_cell(code), limit_s=1.0 if "cpu" in names[0] else 20.0).limit
        fault = "" if reached is not None and reached.name in names else "it went on"
        yield Finding(tried, setting, fault, "mark on a machine that is less busy, and try again")


def _group(limits: Limits) -> Finding:
    """Say whether Linux itself bounds what all processes of a sandbox take together."""
    group = groups.make(limits)
    if group is not None:
        group.close()
    fault = "" if group is not None else "no control group may be made, so memory is looked at four times a second"
    advice = "mark as root, in a container with a writable /sys/fs/cgroup, or under `systemd-run --user --scope`"
    return Finding("memory of all processes, between two looks", f"{limits.memory_mb} MB", fault, advice, False)


def _warm(found: Sandbox) -> Finding:
    """Say whether kernels can be forked from one that has imported TensorFlow."""
    fault = "" if zygote.of(found) is not None else "each kernel starts afresh and imports TensorFlow itself"
    advice = "allow user namespaces inside of bubblewrap's (AppArmor, user.max_user_namespaces); marks stay the same"
    return Finding("warm kernels", "", fault, advice, False)


def _allocator() -> Finding:
    """Say whether memory comes from tcmalloc."""
    fault = "" if sandbox.allocator() is not None else "memory comes from the system's own malloc"
    advice = "apt install libtcmalloc-minimal4 (elsewhere gperftools): training takes less time; marks stay the same"
    return Finding("fast memory (tcmalloc)", "", fault, advice, False)


def _abandoned(found: Sandbox) -> str:
    """Kill a process that runs a sandbox; return what is left of the sandbox a second later."""
    sign = f"examiner-doctor-{secrets.token_hex(8)}"
    command = [sys.executable, "-c", _ABANDONED, str(found.program), str(found.hidden[0]), f"sleep 60 # {sign}; exit"]
    parent = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])})
    has_started = _soon(lambda: "/bin/sh" in _marked(sign), 20)
    parent.kill()
    parent.wait()
    has_ended = _soon(lambda: not _marked(sign), 5)
    if not has_started:
        return "it did not start"
    return "" if has_ended else f"{len(_marked(sign))} processes are left"


def _soon(is_so: Callable[[], bool], within_s: float) -> bool:
    """Wait until something is so; return whether it was in time."""
    deadline = time.monotonic() + within_s
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _marked(sign: str) -> list[str]:
    """Return the programs of the processes whose command line holds a sign."""
    lines = [process.info["cmdline"] or [""] for process in psutil.process_iter(["cmdline"])]
    return [line[0] for line in lines if sign in line[-1]]


def _memory(limits: Limits) -> Finding:
    """Say how many notebooks the memory of this machine holds at a time, if each takes all that it may."""
    each = limits.memory_mb + 2 * limits.disk_mb
    whole = psutil.virtual_memory().total // 2**20
    workers = os.cpu_count() or 1
    fault = "" if each * workers <= whole else f"{whole} MB, room for {whole // each}"
    advice = "lower memory_mb, or `--workers`, or take a machine with more memory"
    return Finding(f"{workers} notebooks at a time, each at its limits", f"{each * workers} MB", fault, advice, False)
