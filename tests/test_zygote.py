"""Warm kernels: forks that see nothing of each other, end with their owner, and do without where they cannot be."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_code_cell

from examiner import sandbox, zygote
from examiner.kernel import Kernel, KernelDied
from examiner.limits import Limits
from examiner.model import Outcome
from examiner.sandbox import Sandbox
from examiner.zygote import LENT, ForkFailed, Zygote

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def locked() -> Sandbox:
    return sandbox.find(PROJECT)


def printed(kernel: Kernel, code: str) -> str:
    cell = new_code_cell(code)
    assert kernel.run(cell, limit_s=60).outcome is Outcome.PASSED, cell.outputs
    return "".join(output.text for output in cell.outputs).strip()


def can_collapse() -> bool:
    """Whether Linux collects small pages in huge ones when it is asked to, by madvise(2): since 6.1."""
    version = tuple(map(int, re.findall(r"\d+", platform.release())[:2]))
    return version >= (6, 1) and Path("/sys/kernel/mm/transparent_hugepage").is_dir()


@pytest.mark.skipif(not can_collapse(), reason="this Linux collects no pages in huge ones")
def test_the_zygote_forks_from_huge_pages(locked: Sandbox) -> None:
    own = zygote.of(locked)
    assert isinstance(own, zygote.OwnZygote)
    forking = max(psutil.Process(own.pid).children(recursive=True), key=lambda each: each.memory_info().rss)
    text = Path(f"/proc/{forking.pid}/smaps_rollup").read_text()
    found = {name: int(size) for name, size in re.findall(r"^(Anon\w+): +(\d+) kB", text, flags=re.MULTILINE)}
    assert found["AnonHugePages"] > found["Anonymous"] / 4


def test_a_fork_has_what_the_zygote_has_imported(locked: Sandbox) -> None:
    assert zygote.of(locked) is not None
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "import sys; print('tensorflow' in sys.modules, 'keras' in sys.modules)") == "True True"
        assert float(printed(kernel, "import os, tensorflow; print(sum(os.times()[:2]))")) < 2.0


def test_what_keras_wraps_is_imported_when_it_is_asked_for(locked: Sandbox) -> None:
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "import keras, sys; print('sklearn' in sys.modules)") == "False"
        assert printed(kernel, "print(keras.wrappers.__file__[-11:], 'sklearn' in sys.modules)") == "__init__.py False"
        code = "print(keras.wrappers.SKLearnClassifier.__name__, 'sklearn' in sys.modules, type(keras.wrappers))"
        assert printed(kernel, code) == "SKLearnClassifier True <class 'module'>"
        code = "import tensorflow; print(tensorflow.keras.wrappers is keras.wrappers, keras.wrappers.SKLearnRegressor)"
        assert printed(kernel, code).startswith("True <class 'keras")
        code = "from keras.wrappers import SKLearnTransformer as made; print(made.__module__[:5])"
        assert printed(kernel, code) == "keras"
        code = "try:\n    keras.wrappers.none\nexcept AttributeError as error:\n    print(error)"
        assert printed(kernel, code).endswith("has no attribute 'none'")


def test_a_fork_finds_the_first_picture_drawn_and_no_trace_of_it(locked: Sandbox) -> None:
    with Kernel(locked, Limits()) as kernel:
        code = "from matplotlib import mathtext, pyplot; print(mathtext.MathTextParser._parser is None, "
        assert printed(kernel, f"{code}pyplot.get_fignums())") == "False []"


LEAVE = """
import ctypes, multiprocessing, os, socket, sys, tensorflow as tf
for folder in (os.getcwd(), "/tmp", "/dev/shm", "/run/kernel"):
    with open(f"{folder}/note", "w") as file:
        file.write("of the first student")
sys.note = tf.note = os.environ["NOTE"] = "of the first student"
left = socket.socket(socket.AF_UNIX)
left.bind("\\0note")
left.listen()
with open("/proc/self/comm", "w") as file:
    file.write("student-1")
if (child := os.fork()) == 0:
    os.setsid()
    import time
    time.sleep(600)
print("left")
"""
FIND = """
import os, socket, sys, tensorflow as tf
found = [f for f in (os.getcwd(), "/tmp", "/dev/shm", "/run/kernel") if os.path.exists(f"{f}/note")]
found += [name for name in ("note",) if hasattr(sys, name) or hasattr(tf, name) or "NOTE" in os.environ]
try:
    socket.socket(socket.AF_UNIX).connect("\\0note")
    found.append("socket")
except OSError:
    pass
found += [pid for pid in os.listdir("/proc") if pid.isdigit() and "student-1" in open(f"/proc/{pid}/comm").read()]
print(found)
"""


def test_nothing_of_one_submission_is_visible_to_the_next_or_beside_it(locked: Sandbox) -> None:
    with Kernel(locked, Limits()) as first:
        assert printed(first, LEAVE) == "left"
        with Kernel(locked, Limits()) as beside:
            assert printed(beside, FIND) == "[]"
    with Kernel(locked, Limits()) as after:
        assert printed(after, FIND) == "[]"


def test_a_fork_cannot_reach_the_zygote(locked: Sandbox) -> None:
    code = """
import os
names = {int(pid): open(f"/proc/{pid}/comm").read() for pid in os.listdir("/proc") if pid.isdigit()}
outside = [os.readlink(f"/proc/1/{name}") == os.readlink(f"/proc/self/{name}") for name in ("root", "ns/mnt", "ns/pid")]
links = [os.readlink(f"/proc/1/fd/{name}") for name in os.listdir("/proc/1/fd")]
print(min(names), os.getppid(), outside, set(links))
try:
    os.kill(-1, 0)
except OSError:
    pass
"""
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, code) == "1 1 [True, True, True] {'/dev/null'}"


def test_a_limit_is_that_of_each_fork(locked: Sandbox) -> None:
    code = "import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE)[1])"
    for number in (100, 200):
        with Kernel(locked, Limits(open_files=number)) as kernel:
            assert printed(kernel, code) == str(number)


def test_a_zygote_that_has_ended_is_replaced(locked: Sandbox) -> None:
    first = zygote.of(locked)
    assert first is not None
    first.close()
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "print(1)") == "1"
    assert zygote.of(locked) is not first


@contextlib.contextmanager
def no_zygotes_but(own: dict[Sandbox, Zygote | None], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setattr(zygote, "_ZYGOTES", own)
        try:
            yield
        finally:
            for each in filter(None, own.values()):
                each.close()


def test_where_no_fork_comes_a_kernel_starts_afresh(locked: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise ForkFailed("OSError: [Errno 1] unshare: Operation not permitted")

    monkeypatch.setattr(Zygote, "fork", refused)
    with no_zygotes_but({}, monkeypatch), Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "import sys; print('tensorflow' in sys.modules)") == "False"


def test_a_fork_that_fails_later_is_no_fault_of_the_submission(
    locked: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert zygote.of(locked) is not None

    def refused(*_: object) -> None:
        raise ForkFailed("OSError: [Errno 12] Cannot allocate memory")

    monkeypatch.setattr(Zygote, "fork", refused)
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "print(1)") == "1"


def test_the_switch_turns_it_off() -> None:
    assert zygote.of(sandbox.find(PROJECT, warm=False)) is None


@pytest.fixture
def borrowed(locked: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[zygote.OwnZygote]:
    """Give a zygote that another process could have lent to this one."""
    monkeypatch.setenv(LENT, str(tmp_path))
    lent = zygote.lend(locked, tmp_path)
    with no_zygotes_but({}, monkeypatch):
        yield lent
    lent.close()


def test_a_lent_zygote_forks_for_others(locked: Sandbox, borrowed: zygote.OwnZygote) -> None:
    with Kernel(locked, Limits()) as kernel:
        assert type(zygote.of(locked)) is Zygote
        assert printed(kernel, "import sys; print('keras' in sys.modules)") == "True"
        forks = [each.pid for each in psutil.Process(borrowed.pid).children(recursive=True)]
        first = psutil.Process(kernel._pid)
        assert first.pid in forks
    _, alive = psutil.wait_procs([first], timeout=10)  # until the zygote has waited for it
    assert alive == []


def test_what_lies_where_a_zygote_is_lent_is_not_seen(locked: Sandbox, tmp_path: Path) -> None:
    if not os.access(sys.prefix, os.W_OK):
        pytest.skip("the folder has to lie where Python does, and this user may not write there")
    folder = Path(sys.prefix) / f"lent-{secrets.token_hex(4)}"
    folder.mkdir()
    try:
        (folder / "answers").write_text("42")
        lent = zygote.lend(locked, folder)
        with contextlib.closing(lent), pytest.MonkeyPatch.context() as patched:
            patched.setenv(LENT, str(folder))
            with no_zygotes_but({}, patched), Kernel(locked, Limits()) as kernel:
                assert type(zygote.of(locked)) is Zygote
                assert printed(kernel, f"import os; print(os.listdir({str(folder)!r}))") == "[]"
    finally:
        shutil.rmtree(folder)


def test_who_borrowed_a_zygote_that_ended_has_one_of_its_own(locked: Sandbox, borrowed: zygote.OwnZygote) -> None:
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "print(1)") == "1"
        first = psutil.Process(kernel._pid)
        family = [first, *first.children(recursive=True)]
        borrowed.close()
        _, alive = psutil.wait_procs(family, timeout=10)  # a question may be faster than their end
        assert alive == []
        with pytest.raises(KernelDied):
            kernel.ask("1", limit_s=10)
    with Kernel(locked, Limits()) as kernel:
        assert printed(kernel, "print(2)") == "2"
    assert type(zygote.of(locked)) is zygote.OwnZygote


OWNER = f"""
import sys, time
sys.path.insert(0, {str(PROJECT)!r})
from pathlib import Path
from nbformat.v4 import new_code_cell
from examiner.kernel import Kernel
from examiner.limits import Limits
from examiner.sandbox import Sandbox
with Kernel(Sandbox(Path(sys.argv[1]), (Path("/nowhere"),)), Limits()) as kernel:
    kernel.run(new_code_cell("import subprocess; subprocess.Popen(['/bin/sleep', '600'])"), limit_s=60)
    print(kernel._pid, flush=True)
    time.sleep(600)
"""


def killed_owner(locked: Sandbox, *, lender: int | None = None) -> list[int]:
    """Kill a process that has a kernel, and return which of those that were below it, or below the fork, stay."""
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(locked.program)], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    first = psutil.Process(int(owner.stdout.readline()))
    family = psutil.Process(owner.pid if lender is None else first.ppid()).children(recursive=True)
    assert len(family) >= (4 if lender is None else 3)
    owner.send_signal(signal.SIGKILL)
    owner.communicate()
    _, alive = psutil.wait_procs(family, timeout=10)
    return [each.pid for each in alive]


def test_a_killed_owner_leaves_neither_zygote_nor_fork(locked: Sandbox) -> None:
    assert killed_owner(locked) == []


def test_a_killed_borrower_leaves_no_fork_and_the_zygote_goes_on(locked: Sandbox, borrowed: zygote.OwnZygote) -> None:
    with Kernel(locked, Limits()) as beside:
        assert killed_owner(locked, lender=borrowed.pid) == []
        assert printed(beside, "print(1)") == "1"
    with Kernel(locked, Limits()) as after:
        assert printed(after, "print(2)") == "2"
    assert type(zygote.of(locked)) is Zygote


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be other users: elsewhere forks are the same one")
def test_as_root_each_fork_is_a_user_of_its_own(locked: Sandbox) -> None:
    with Kernel(locked, Limits()) as one, Kernel(locked, Limits()) as other:
        users = set()
        for kernel in (one, other):
            assert printed(kernel, "import os; print(os.getuid(), os.getgid(), len(os.getgroups()))") == "1000 1000 0"
            first = psutil.Process(kernel._pid)
            users |= {process.uids() for process in (first, *first.children(recursive=True))}
        assert len(users) == 2
        assert all(min(user) >= 10**9 for user in users)
