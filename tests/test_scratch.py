"""Folders of kernels: none stays, whoever was killed; none that is in use goes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from examiner import scratch
from examiner.errors import FolderError
from examiner.scratch import Scratch
from tests.conftest import PROJECT


@pytest.fixture(autouse=True)
def own_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def age(path: Path) -> None:
    os.utime(path, (time.time() - 3600,) * 2)


def test_a_closed_one_is_gone() -> None:
    made = Scratch()
    (made.path / "socket").touch()
    made.close()
    made.close()
    assert not made.path.exists()


def test_sockets_lie_in_the_temporary_folder_where_its_path_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/var/tmp")
    assert scratch.parent_for_sockets() == Path("/var/tmp")


@pytest.mark.parametrize("prefix", ["examiner-kernel-", scratch.STAGE_PREFIX])
def test_the_folder_of_a_killed_process_is_swept(tmp_path: Path, prefix: str) -> None:
    code = f"from examiner.scratch import Scratch; print(Scratch(prefix={prefix!r}).path, flush=True);"
    code += "import os; os.kill(os.getpid(), 9)"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    left = Path(done.stdout.strip())
    assert left.is_dir()
    scratch.sweep(tmp_path, prefix)
    assert left.is_dir(), "a young one may be about to be locked"
    age(left)
    scratch.sweep(tmp_path, prefix)
    assert not left.exists()


def test_one_in_use_stays(tmp_path: Path) -> None:
    made = Scratch()
    age(made.path)
    scratch.sweep(tmp_path)
    assert made.path.is_dir()
    made.close()


def test_what_others_made_stays(tmp_path: Path) -> None:
    other, link = tmp_path / "examiner-of-somebody", tmp_path / "examiner-kernel-link"
    other.mkdir()
    link.symlink_to(other)
    age(other)
    scratch.sweep(tmp_path)
    assert other.is_dir()


def test_where_nothing_can_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for parent in (tmp_path / "file", tmp_path / "absent" / "folder"):
        with pytest.raises(FolderError, match=f"{parent.name}: cannot be written to .* Make it writable"):
            Scratch(parent)
