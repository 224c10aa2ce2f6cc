"""What a student's process can reach, and what is said where no sandbox works."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import wsgiref
from collections.abc import Callable
from pathlib import Path
from typing import cast

import psutil
import pytest
from nbformat.v4 import new_code_cell

from examiner import sandbox, syscalls, zygote
from examiner.errors import SandboxError
from examiner.kernel import Kernel
from examiner.limits import Limits
from examiner.model import Outcome
from examiner.sandbox import Sandbox

PROJECT = Path(__file__).parents[1]


Inside = Callable[..., str]


def in_fresh_sandbox(code: str, hidden: Path = PROJECT) -> str:
    done = sandbox.find(hidden).run([sys.executable, "-P", "-c", code], Limits())
    return done.stdout + done.stderr


def in_fork(code: str, hidden: Path = PROJECT) -> str:
    """Run a program from a kernel that is a fork: it has what its parent has."""
    command = [sys.executable, "-P", "-c", code]
    cell = new_code_cell(
        f"import subprocess\ndone = subprocess.run({command!r}, capture_output=True, text=True)\n"
        "print(done.stdout + done.stderr)"
    )
    found = sandbox.find(hidden)
    assert zygote.of(found) is not None
    with Kernel(found, Limits()) as kernel:
        assert kernel.run(cell, limit_s=60).outcome is Outcome.PASSED
    return "".join(output.text for output in cell.outputs)


@pytest.fixture(params=[in_fresh_sandbox, in_fork], ids=["fresh", "fork"])
def run_inside(request: pytest.FixtureRequest) -> Inside:
    return cast(Inside, request.param)


def test_there_is_no_network(run_inside: Inside) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 22), 2)"
    assert "Network is unreachable" in run_inside(code) or "refused" in run_inside(code)
    names = "import socket; print([name for _, name in socket.if_nameindex()])"
    assert run_inside(names).strip() == "['lo']"


def test_nothing_of_the_course_is_visible(run_inside: Inside) -> None:
    code = f"import os; print([os.listdir(folder) for folder in [{str(PROJECT)!r}] if os.path.isdir(folder)])"
    assert run_inside(code).strip() in ("[]", "[[]]", "[['.venv']]")


def test_a_course_below_a_bound_folder_is_hidden_too(run_inside: Inside) -> None:
    below = Path(wsgiref.__file__).resolve().parent  # of this Python, and not needed below
    assert any(below.iterdir()), "this test needs a folder with something in it"
    code = f"import os; print(os.listdir({str(below)!r}))"
    assert run_inside(code, hidden=below).strip() == "[]"


@pytest.mark.skipif(sandbox.allocator() is None, reason="tcmalloc is not installed: apt install libtcmalloc-minimal4")
def test_memory_comes_from_tcmalloc(run_inside: Inside) -> None:
    assert run_inside("print('tcmalloc' in open('/proc/self/maps').read())").strip() == "True"


def test_without_tcmalloc_nothing_is_preloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "allocator", lambda: None)
    assert "LD_PRELOAD" not in sandbox.environment()
    assert in_fresh_sandbox("print('tcmalloc' in open('/proc/self/maps').read())").strip() == "False"


@pytest.mark.parametrize("folder", ["/usr", "/etc", sys.prefix, sys.base_prefix])
def test_the_system_is_read_only(folder: str, run_inside: Inside) -> None:
    out = run_inside(f"open({folder!r} + '/examiner-was-here', 'w')")
    assert "Read-only file system" in out or "Permission denied" in out
    assert not Path(folder, "examiner-was-here").exists()


@pytest.mark.parametrize("folder", [".", "/tmp"])
def test_home_and_tmp_are_writable_and_private(folder: str, run_inside: Inside) -> None:
    out = run_inside(f"open({folder!r} + '/examiner-note', 'w').write('x'); print('written')")
    assert out.strip() == "written"
    assert not Path(folder, "examiner-note").exists()


def test_the_environment_is_cleared(monkeypatch: pytest.MonkeyPatch, run_inside: Inside) -> None:
    monkeypatch.setenv("EXAMINER_TEST_TOKEN", "token-of-the-instructor")
    assert "token-of-the-instructor" not in run_inside("import os; print(os.environ)")


def test_other_processes_are_invisible(run_inside: Inside) -> None:
    code = "import os; print(max(int(name) for name in os.listdir('/proc') if name.isdigit()))"
    assert int(run_inside(code)) < 20


def test_no_privileges_are_left(run_inside: Inside) -> None:
    out = run_inside("print(open('/proc/self/status').read())")
    assert "CapEff:\t0000000000000000" in out
    assert "CapPrm:\t0000000000000000" in out


@pytest.mark.parametrize(
    "call",
    [
        "unshare(0x10000000)",  # a user namespace
        "ptrace(0, 0, 0, 0)",  # PTRACE_TRACEME
        "memfd_create(b'x', 0)",
        "shmget(0, 4096, 0o1600)",
        "syscall(56, 0x10000011, 0, 0, 0, 0)",  # clone, with a user namespace
        "syscall(250, 0, -3, 1)",  # keyctl: the session's keyring
        "syscall(425, 8, 0)",  # io_uring_setup
    ],
)
@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers of system calls are those of x86-64")
def test_system_calls_that_nobody_needs_are_refused(call: str, run_inside: Inside) -> None:
    code = f"import ctypes, os; c = ctypes.CDLL(None, use_errno=True); print(c.{call}, os.strerror(ctypes.get_errno()))"
    assert run_inside(code).strip() == "-1 Operation not permitted"


@pytest.mark.parametrize("family", ["AF_VSOCK", "AF_PACKET", "AF_ALG"])
def test_sockets_that_know_no_namespace_are_refused(family: str, run_inside: Inside) -> None:
    code = (
        f"import socket; socket.socket(socket.{family}, socket.SOCK_RAW if 'P' in '{family}' else socket.SOCK_STREAM)"
    )
    assert "Address family not supported" in run_inside(code)


def test_threads_subprocesses_and_pools_work(run_inside: Inside) -> None:
    code = (
        "import concurrent.futures as f, multiprocessing as m, subprocess, threading\n"
        "threading.Thread(target=print, args=('thread',)).start()\n"
        "print(subprocess.run(['/bin/echo', 'program'], capture_output=True, text=True).stdout.strip())\n"
        "with f.ProcessPoolExecutor(2, m.get_context('fork')) as pool: print(sum(pool.map(abs, range(5))))"
    )
    assert run_inside(code).split() == ["thread", "program", "10"]


def test_nothing_that_can_be_written_is_without_bound(run_inside: Inside) -> None:
    disk = Limits().disk_mb
    sizes = {"/tmp": disk, "/home/student": disk, "/dev/shm": 64, "/run/kernel": 1}
    code = (
        "import os\n"
        "found = set()\n"
        "for folder, folders, _ in os.walk('/'):\n"
        "    folders[:] = [name for name in folders if folder != '/' or name not in ('usr', 'proc')]\n"
        "    about = os.statvfs(folder)\n"
        "    if os.access(folder, os.W_OK) and not about.f_flag & os.ST_RDONLY and folder != '/dev/pts':\n"
        "        while not os.path.ismount(folder):\n"  # Python may lie below one of them, as in a clone in /tmp.
        "            folder = os.path.dirname(folder)\n"
        "        found.add(f'{folder} {about.f_blocks * about.f_frsize >> 20}')\n"
        "print(*found, sep='\\n')"
    )
    assert sorted(run_inside(code).strip().splitlines()) == sorted(f"{name} {size}" for name, size in sizes.items())


def test_without_libseccomp_nothing_is_marked_and_the_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    syscalls.program.cache_clear()
    with pytest.raises(SandboxError, match="apt install libseccomp2"):
        sandbox.find(tmp_path)


def marked(sign: str) -> list[psutil.Process]:
    """Return the processes whose command line holds a sign."""
    return [process for process in psutil.process_iter(["cmdline"]) if sign in str(process.info["cmdline"])]


def test_a_sandbox_that_starts_after_its_owner_died_ends_at_once() -> None:
    with sandbox.find(PROJECT).launch(["/bin/sleep", "60"], Limits()) as launch:
        kept = [os.dup(descriptor) for descriptor in launch.pass_fds]
    for old, new in zip(kept, launch.pass_fds, strict=True):  # The owner's end of the pipe is closed now.
        os.dup2(old, new)
        os.close(old)
    done = subprocess.run(launch.command, pass_fds=launch.pass_fds, timeout=30, check=False)
    for descriptor in launch.pass_fds:
        os.close(descriptor)
    assert done.returncode == 1


@pytest.mark.parametrize("wait_s", [0.0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5])
def test_a_killed_owner_leaves_nothing_whenever_it_is_killed(wait_s: float) -> None:
    sign = secrets.token_hex(8)
    code = (
        f"import sys; sys.path.insert(0, {str(PROJECT)!r})\n"
        "from pathlib import Path; from examiner import sandbox; from examiner.limits import Limits\n"
        f"found = sandbox.Sandbox(Path(sys.argv[1]), (Path('/nowhere'),)); print('now', flush=True)\n"
        f"found.run(['/bin/sh', '-c', 'sleep 30; # {sign}'], Limits())"
    )
    program = str(sandbox.find(PROJECT).program)
    owner = subprocess.Popen([sys.executable, "-c", code, program], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    owner.stdout.readline()
    time.sleep(wait_s)
    owner.send_signal(signal.SIGKILL)
    owner.communicate()
    deadline = time.monotonic() + 10
    while marked(sign) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert marked(sign) == []


def test_what_waits_for_a_killed_starter_is_killed_too(tmp_path: Path) -> None:
    """What bubblewrap is like between two of its steps: its child waits, and has not asked to die with anybody."""
    waiting = tmp_path / "bwrap"
    waiting.write_text(
        f"#!{sys.executable}\nimport os, signal\nif os.fork() == 0:\n    os.write(1, b'waits')\nsignal.pause()\n"
    )
    waiting.chmod(0o755)
    sign = secrets.token_hex(8)
    code = (
        f"import pathlib, subprocess, sys; sys.path.insert(0, {str(PROJECT)!r})\n"
        "from examiner import sandbox; from examiner.limits import Limits\n"
        f"found = sandbox.Sandbox(pathlib.Path({str(waiting)!r}), (pathlib.Path('/nowhere'),))\n"
        f"with found.launch(['/bin/true', {sign!r}], Limits()) as launch:\n"
        "    subprocess.run(launch.command, pass_fds=launch.pass_fds)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.read(5) == b"waits"
    family = marked(sign)
    assert len(family) == 4  # with the owner, and who waits for its end
    owner.kill()
    owner.wait()
    owner.stdout.close()
    assert psutil.wait_procs(family, timeout=10)[1] == []


IN_KERNELS = (
    "the_system_refuses_is_an_exception_with_its_limit",
    "is_noticed_from_outside_ends_the_kernel_with_its_limit",
)


@pytest.mark.slow
def test_the_boundary_is_the_same_for_an_ordinary_user(tmp_path: Path) -> None:
    """Run these tests again as nobody, in a view of the machine where the interpreter is not in root's own folder."""
    if os.geteuid() != 0:
        pytest.skip("the suite runs as an ordinary user already")
    if (setpriv := shutil.which("setpriv")) is None:
        pytest.skip("setpriv (util-linux) is not installed")
    limits = [f"tests/test_limits.py::test_what_{name}" for name in IN_KERNELS]
    lent = ["tests/test_zygote.py", "tests/test_cluster.py::test_control_c_in_a_terminal_leaves_nothing_behind"]
    program, tests = str(sandbox.find(PROJECT).program), [__file__, *limits, *lent, "-k", "not ordinary_user"]
    needed = {Path(sys.base_prefix).resolve(), Path(sys.prefix), PROJECT}
    in_roots_home = [folder for folder in needed if folder.is_relative_to("/root")]
    view = ["--dev-bind", "/", "/", "--tmpfs", "/root", *sandbox._bound(in_roots_home)]
    view += ["--bind", str(tmp_path), "/mnt"]
    nobody = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
    tmp_path.chmod(0o777)
    pytest_command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(
        [program, *view, "--chdir", str(PROJECT), "--", *nobody, *pytest_command],
        env=os.environ | {"HOME": "/mnt", "TMPDIR": "/mnt"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if "Permission denied" in done.stderr and not done.stdout:
        pytest.skip(f"an ordinary user cannot run this interpreter here: {done.stderr[-200:]}")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_where_nothing_works_the_error_says_what_to_enable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sandbox, "_programs", lambda: [broken])
    with pytest.raises(SandboxError, match="No permissions to create new namespace") as error:
        sandbox.find(tmp_path)
    assert "--unsandboxed" in str(error.value)
    assert "c.Examine.unsandboxed" in str(error.value)


def test_without_a_sandbox_only_when_asked(tmp_path: Path) -> None:
    assert sandbox.find(tmp_path, unsandboxed=True) == Sandbox(None, (tmp_path,))
    assert sandbox.find(tmp_path).is_locked
