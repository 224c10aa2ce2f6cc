"""Control groups: what many processes take together between two looks of the watcher."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell

from examiner import groups, sandbox
from examiner.groups import Group
from examiner.kernel import Kernel
from examiner.limits import Limits
from examiner.model import Outcome
from tests.conftest import PROJECT

SMALL = Limits(memory_mb=100, disk_mb=1, processes=20)
TAKE = """
import os, sys, time
for _ in range(int(sys.argv[1])):
    if os.fork() == 0:
        kept = bytes([1]) * (int(sys.argv[2]) * 2**20)
        time.sleep(0.5)
        os._exit(0)
print(sum(os.wait()[1] == 9 for _ in range(int(sys.argv[1]))))
"""


@pytest.fixture
def group() -> Iterator[Group]:
    made = groups.make(SMALL)
    if made is None:
        pytest.skip("no control group may be made here: neither root nor a delegated part of systemd's tree")
    yield made
    made.close()


def taken(group: Group, processes: int, each_mb: int) -> str:
    command = group.joined([sys.executable, "-c", TAKE, str(processes), str(each_mb)])
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_together_processes_cannot_take_more_than_the_group(group: Group) -> None:
    assert int(taken(group, 6, 100)) > 0
    assert group.has_run_out


def test_a_tenth_is_not_touched(group: Group) -> None:
    assert taken(group, 2, 5) == "0"
    assert not group.has_run_out


def test_processes_are_counted(group: Group) -> None:
    command = group.joined(
        ["/bin/sh", "-c", "for n in 1 2 3 4 5 6 7 8 9; do sleep 1 & sleep 1 & sleep 1 & sleep 1 & done"]
    )
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0


def test_nothing_is_left_of_a_closed_group(group: Group) -> None:
    group.close()
    assert not any(folder.exists() for folder in group._folders)


def test_a_group_whose_examiner_was_killed_is_swept(group: Group) -> None:
    parents = tuple(folder.parent for folder in group._folders)
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    left = [parent / f"examiner-{ended.stdout.strip()}-1" for parent in parents]
    for folder in left:
        folder.mkdir()
    groups._sweep(parents)
    assert not any(folder.exists() for folder in left)
    assert all(folder.exists() for folder in group._folders)


def test_where_no_group_is_granted_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(groups, "_version_1", lambda: (tmp_path / "absent",))
    monkeypatch.setattr(groups, "_version_2", lambda: [(tmp_path / "absent",)])
    groups._granted.cache_clear()
    try:
        assert groups.make(SMALL) is None
    finally:
        monkeypatch.undo()
        groups._granted.cache_clear()


@pytest.mark.slow
def test_a_burst_of_processes_ends_the_kernel_with_its_limit(group: Group) -> None:
    # Ten processes of 400 MB, filled at once: more than the group holds, mostly between two looks of the watcher.
    burst = "import os\nfor _ in range(10):\n    if os.fork() == 0:\n        kept = bytes([1]) * (400 * 2**20)\n"
    code = burst + "        while True: pass\nkept = [bytes([1]) * (100 * 2**20) for _ in range(30)]"
    with Kernel(sandbox.find(PROJECT), Limits(memory_mb=600, disk_mb=10)) as kernel:
        run = kernel.run(new_code_cell(code), limit_s=20)
    assert run.outcome in (Outcome.CRASHED, Outcome.ERROR)
    assert run.limit is not None
    assert run.limit.name == "memory_mb"
