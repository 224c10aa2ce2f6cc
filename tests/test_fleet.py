"""A class with all that goes wrong in one: every other student is marked and recorded."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from examiner import fleet, host
from examiner.course import Course
from examiner.errors import SubmissionError
from examiner.model import Scoresheet
from tests.conftest import release, start_grading, write_notebook

pytestmark = pytest.mark.slow

LIGHT = {"a": "def double(x): return x * 2\nanswer = 42", "b": ""}  # without TensorFlow


def submit(course: Course, student: str, name: str = "1.ipynb", **answers: str) -> Path:
    def change(notebook: nbformat.NotebookNode) -> None:
        for cell in notebook.cells:
            cell.source = (LIGHT | answers).get(cell.id, cell.source)

    return write_notebook(course.sources("mini")[0], course.root / "submitted" / student / "mini" / name, change)


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=240)
    assert "Traceback" not in err, err
    return process.returncode, out + err


def sheet_of(course: Course, student: str, notebook: str = "1") -> Scoresheet:
    path = course.root / "autograded" / student / "mini" / f"{notebook}.scoresheet.json"
    return Scoresheet.from_json(path.read_text(encoding="utf-8"))


def points(course: Course, student: str) -> float:
    return sheet_of(course, student).points


def ancestors_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the process that the workers of a class are forked from, once it is there."""
    return list(filter(_is_forked_from, psutil.Process(process.pid).children()))


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the worker processes of a class."""
    return [each for ancestor in ancestors_of(process) for each in ancestor.children() if _is_forked_from(each)]


def _is_forked_from(process: psutil.Process) -> bool:
    """True for what workers are forked from, and for each of them, which looks like it."""
    return "multiprocessing.forkserver" in " ".join(process.cmdline())


def worker_of(process: subprocess.Popen[str]) -> psutil.Process:
    """Wait for a worker process of a class being marked that has begun to mark."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(psutil.Error):  # It may end while it is looked at.
            for worker in workers_of(process):
                if worker.children():
                    return worker
        time.sleep(0.1)
    raise AssertionError("no worker")


@pytest.fixture
def released(mini: Course) -> Course:
    return release(mini)


def test_one_odd_submission_stops_nobody(released: Course) -> None:
    submit(released, "alice")
    submit(released, "bad-time").with_name("timestamp.txt").write_text("어제 저녁")
    odd = submit(released, "odd-files").parent
    os.mkfifo(odd / "pipe")
    (odd / "link.txt").symlink_to("/etc/hostname")
    (odd / "dangling").symlink_to("nowhere")
    submit(released, "h[1]")
    renamed = submit(released, "renamed", "1 (1).ipynb")
    before = renamed.read_bytes()
    submit(released, "stranger", "report.ipynb").write_text('{"cells": []}')
    submit(released, "old-windows", os.fsdecode("1_최종.ipynb".encode("cp949")))
    submit(released, os.fsdecode("가".encode("cp949")))
    submit(released, "zoe", a="def double(x): raise ValueError('\ufffd')\nanswer = 42")
    status, text = finished(start_grading(released))
    assert status == 3
    assert (points(released, "alice"), points(released, "odd-files"), points(released, "zoe")) == (3, 3, 2)
    assert not (released.root / "autograded" / "odd-files" / "mini" / "link.txt").exists()
    assert "bad-time  nbgrader could not record mini" in text
    assert "h[1]  submitted/h[1]: nbgrader takes" in text
    assert "stranger  not marked: report.ipynb" in text
    assert "\N{REPLACEMENT CHARACTER}  nbgrader could not record mini" in text
    assert (points(released, "renamed"), points(released, "old-windows")) == (3, 3)
    assert (sorted(os.listdir(renamed.parent)), renamed.read_bytes()) == (["1 (1).ipynb"], before)
    assert not list(released.root.glob(".examiner/staged-*"))


def test_hidden_tests_that_do_not_run_stop_a_class_but_one_notebook_does_not(released: Course) -> None:
    (test_file,) = (released.root / "tests/mini").glob("test_*.py")
    test_file.write_text("def (")
    submit(released, "alice")
    status, text = finished(start_grading(released))
    assert status == 3
    assert "alice  " in text
    assert "did not run" in text
    assert sheet_of(released, "alice").for_person == ("a", "c", "b")
    submit(released, "bob", c="def triple(x): return 3 * x")
    status, text = finished(start_grading(released))
    assert status == 2
    assert "did not run" in text


def test_a_killed_worker_costs_nobody_a_mark(released: Course) -> None:
    for number in range(3):
        submit(released, f"s{number}", c=f"import time; time.sleep(2)\ndef triple(x): return x * 3  # {number}")
    process = start_grading(released)
    worker_of(process).kill()
    status, text = finished(process)
    assert status == 0, text
    assert [points(released, f"s{number}") for number in range(3)] == [3, 3, 3]


def test_a_mark_without_a_sandbox_is_recorded_as_one(released: Course) -> None:
    submit(released, "alice")
    status, text = finished(start_grading(released, "--unsandboxed"))
    assert status == 0, text
    assert not sheet_of(released, "alice").sandboxed
    assert points(released, "alice") == 3


def test_control_c_stops_soon_and_says_so(released: Course) -> None:
    submit(released, "alice", c="import time; time.sleep(60)\ndef triple(x): return x * 3")
    process = start_grading(released)
    worker = worker_of(process)
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    status, text = finished(process)
    assert status == 130
    assert "The same command goes on with the rest" in text
    assert time.monotonic() - started < 10
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE


def test_without_a_release_nothing_is_marked(mini: Course) -> None:
    submit(mini, "alice")
    status, text = finished(start_grading(mini))
    assert status == 2
    assert "nbgrader generate_assignment mini --force" in text  # release/ may be there already, as in a fresh clone


def test_what_cannot_be_read_costs_nobody_a_point_and_stops_nobody(
    released: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("alice", "file", "files", "inner", "outer")
    paths = {name: submit(released, name) for name in names}
    nested = submit(released, "inner", "deeper/2.ipynb")

    def close(function: str, *closed: Path) -> None:  # Of root, modes of files keep nobody away.
        call = getattr(os, function)

        def called(path: Any, *arguments: Any, **options: Any) -> Any:
            if path in (*closed, *map(str, closed)):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return call(path, *arguments, **options)

        monkeypatch.setattr(os, function, called)

    close("open", paths["file"])
    close("scandir", paths["files"].parent, nested.parent, paths["outer"].parent)
    close("stat", paths["outer"].parent)
    chosen = fleet.students(released, "mini")
    assert chosen == list(names)
    marker = host.Examine(config=host.load_config(released)).marker(released)
    graded = {done.student: done for done in fleet.grade(marker, "mini", chosen, workers=1)}
    assert [sheet.points for sheet in graded["alice"].sheets] == [3]
    for name in names[1:]:
        assert "cannot be read (Permission denied). Make it readable" in str(graded[name].problem), name
        assert not (released.root / "autograded" / name).exists()
        assert not fleet.unnamed(released, "mini", name)
    regraded = {done.student: done for done in fleet.regrade(marker, "mini", chosen, workers=1)}
    assert [name for name in names if regraded[name].problem] == list(names[1:])
    close("listdir", released.root / "submitted")
    with pytest.raises(SubmissionError, match="submitted: cannot be read"):
        fleet.students(released, "mini")
