"""What `examiner grade` starts before it knows what it needs: it is used if the guess was right, else it is ended."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from examiner import ancestor, early, zygote
from examiner.course import Course
from examiner.host import Examine, load_config
from examiner.limits import Limits
from examiner.sandbox import Sandbox
from tests.conftest import start_grading


@pytest.fixture
def imported(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the process that workers are forked from was to import; none is started."""
    found: list[str] = []
    monkeypatch.setattr(ancestor, "start", found.extend)
    monkeypatch.chdir(mini.root)
    yield found
    early._close()
    early._LENT.clear()


def wanted(course: Course) -> Sandbox:
    """Return the sandbox that the command will ask for."""
    return Examine(config=load_config(course)).marker(course).sandbox


def test_what_is_started_early_is_what_the_command_wants(mini: Course, imported: list[str]) -> None:
    early.start(["mini", "--workers", "2"])
    assert "numpy" in imported
    lent = early.taken(wanted(mini))
    assert lent is not None
    assert lent.zygote is not None
    try:
        lent.zygote.wait()
        lent.zygote.fork(Limits(), {}, []).kill()
    finally:
        lent.close()
    assert early.taken(wanted(mini)) is None


@pytest.mark.parametrize("line", ["c.Exchange.root = '/srv/exchange'", "c.Examine.warm = False"])
def test_what_the_course_wants_otherwise_is_not_used(mini: Course, imported: list[str], line: str) -> None:
    with (mini.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    early.start(["mini"])
    (lent,) = early._LENT
    assert lent.zygote is not None
    family = [psutil.Process(lent.zygote.pid), *psutil.Process(lent.zygote.pid).children(recursive=True)]
    assert early.taken(wanted(mini)) is None
    assert psutil.wait_procs(family, timeout=10)[1] == []
    assert not lent.scratch.path.exists()


def test_where_no_zygote_comes_its_folder_is_removed(
    mini: Course, imported: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(zygote, "lend", refuse)
    early.start(["mini"])
    (lent,) = early._LENT
    assert lent.scratch.path.is_dir()
    assert early.taken(wanted(mini)) is None
    assert not lent.scratch.path.exists()


@pytest.mark.parametrize("arguments", [[], ["mini", "--help"], ["mini", "--scheduler=tcp://a:1"], ["max"], ["--x"]])
def test_nothing_is_started_early_where_it_would_be_in_vain(imported: list[str], arguments: list[str]) -> None:
    early.start(arguments)
    assert (early._LENT, imported) == ([], [])


def test_outside_of_a_course_the_command_says_so(
    tmp_path: Path, imported: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    early.start(["mini"])
    assert (early._LENT, imported) == ([], [])


def test_a_command_that_ends_before_it_marks_leaves_nothing(mini: Course) -> None:
    """The gradebook does not know the assignment: the command stops when what it started early is on its way."""
    process, family = start_grading(mini), set[psutil.Process]()
    while process.poll() is None:
        with contextlib.suppress(psutil.Error):
            family |= set(psutil.Process(process.pid).children(recursive=True))
        time.sleep(0.02)
    output, errors = process.communicate()
    assert process.returncode == 2, output
    assert "Traceback" not in errors
    assert len(family) > 3
    assert psutil.wait_procs(family, timeout=10)[1] == []
    assert list((mini.root.parent / "tmp").glob("examiner-*")) == []
