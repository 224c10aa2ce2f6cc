"""A class marked by the workers of a cluster: the same marks wherever they are made, whoever is killed meanwhile."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from nbgrader.api import Gradebook

from examiner import ancestor, fleet
from examiner.cluster import Crew, Ended, _Seat
from examiner.course import Course
from examiner.grading import Marker
from tests.conftest import PROJECT, make_mini, release, start_grading
from tests.test_cli import examiner
from tests.test_fleet import finished, points, sheet_of, submit, workers_of

STARTED: list[subprocess.Popen[str]] = []
SLOW = "import time; time.sleep({seconds})\ndef triple(x): return x * 3  # {number}"
KILLER = """
import os, signal
with open({path!r}, "a") as file:
    file.write("tried\\n")
os.kill(os.getppid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course with a gradebook that knows its assignment."""
    return release(make_mini(tmp_path_factory.mktemp("template") / "course")).root


@pytest.fixture
def released(template: Path, tmp_path: Path) -> Course:
    return Course(shutil.copytree(template, tmp_path / "course"))


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    while STARTED:
        with STARTED.pop() as process:
            process.kill()


def start(course: Course, *arguments: str) -> subprocess.Popen[str]:
    """Mark the class in a process that ends with the test."""
    STARTED.append(start_grading(course, *arguments))
    return STARTED[-1]


@contextlib.contextmanager
def cluster(folder: Path, *, package: Path = PROJECT) -> Iterator[str]:
    """Give the address of a scheduler with two workers, started in an empty folder and knowing nothing of a course."""
    (folder / "empty").mkdir(parents=True)
    (folder / "tmp").mkdir()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{found.getsockname()[1]}"
    options = {"cwd": folder / "empty", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"PYTHONPATH": str(package), "TMPDIR": str(folder / "tmp")}
    quiet = ["--no-dashboard", "--host", "127.0.0.1"]
    with contextlib.ExitStack() as stack:
        for command in (
            ["scheduler", *quiet, "--port", address.rpartition(":")[2]],
            ["worker", address, *quiet, "--nworkers", "2", "--nthreads", "1", "--memory-limit", "0"],
        ):
            module = [sys.executable, "-m", f"distributed.cli.dask_{command[0]}", *command[1:]]
            process: subprocess.Popen[bytes] = subprocess.Popen(module, env=environment, **options)  # type: ignore[call-overload]
            stack.callback(process.wait)
            stack.callback(process.terminate)
        soon(lambda: is_open(address), 30)
        yield address


def is_open(address: str) -> bool:
    host, port = address.removeprefix("tcp://").split(":")
    with contextlib.suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
        return True
    return False


def soon(happens: Callable[[], Any], seconds: float) -> Any:
    """Wait until something happens, and return it."""
    deadline = time.monotonic() + seconds
    while not (found := happens()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def sheets(course: Course) -> dict[str, Any]:
    """Return the scoresheets of a class without the seconds, which differ each time."""

    def timeless(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: timeless(each) for name, each in value.items() if name != "seconds"}
        return [timeless(each) for each in value] if isinstance(value, list) else value

    paths = sorted(course.root.glob("autograded/*/mini/1.scoresheet.json"))
    return {path.parts[-3]: timeless(json.loads(path.read_text(encoding="utf-8"))) for path in paths}


def kernels(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the kernels below this process."""
    return [each for each in descendants(psutil.Process(process.pid)) if is_kernel(each)]


def descendants(process: psutil.Process) -> list[psutil.Process]:
    with contextlib.suppress(psutil.Error):
        return list(process.children(recursive=True))
    return []


def is_kernel(process: psutil.Process) -> bool:
    """True for a kernel that was started afresh, and for a fork: it looks like its zygote, as do the two between."""
    with contextlib.suppress(psutil.Error):
        line = [process, *process.parents()[:3]]
        return "ipykernel_launcher" in process.cmdline() or (len(line) == 4 and all(map(is_zygote, line)))
    return False


def is_zygote(process: psutil.Process) -> bool:
    """True for the process that kernels are forked from, and for its forks."""
    with contextlib.suppress(psutil.Error):
        return bool(process.cmdline()[1:3] == ["-P", "-c"])
    return False


def zygotes_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the processes from which kernels are forked, once they are there: the workers' own and the one they share.

    None of their forks is among them.
    """
    below = [each for each in descendants(psutil.Process(process.pid)) if is_zygote(each)]
    return [each for each in below if (parent := each.parent()) is not None and not is_zygote(parent)]


def courses(folder: Path) -> list[Path]:
    """Return the copies of a course that workers have unpacked."""
    return list(folder.glob("tmp/**/examiner-course-*"))


@pytest.mark.slow
def test_marks_are_the_same_wherever_they_are_made(released: Course, tmp_path: Path) -> None:
    submit(released, "alice", c="def triple(x): return x * 3")
    submit(released, "bob", a="def double(x): raise ValueError('\ufffd')\nanswer = 42")
    submit(released, "carol").write_text("no notebook")
    submit(released, "dave", c="raise SystemExit")
    status, text = finished(start(released))
    assert (status, points(released, "alice")) == (0, 3), text
    here = sheets(released)
    shutil.rmtree(released.root / "autograded")
    shutil.rmtree(released.root / ".examiner")
    with cluster(tmp_path / "there") as address:
        status, text = finished(start(released, "--scheduler", address))
        assert len(courses(tmp_path / "there")) in (1, 2)
        assert all(path.stat().st_mode & 0o777 == 0o700 for path in courses(tmp_path / "there"))
    assert status == 0, text
    assert (len(here), sheets(released)) == (4, here)
    soon(lambda: not courses(tmp_path / "there"), 5)
    assert not list((tmp_path / "there" / "empty").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("where", ["here", "there"])
def test_what_kills_its_worker_twice_is_left_to_a_person(released: Course, tmp_path: Path, where: str) -> None:
    with (released.root / "nbgrader_config.py").open("a") as settings:
        settings.write("c.Examine.unsandboxed = True\n")  # so that a submission can do it
    tries = tmp_path / "tries"
    submit(released, "killer", c=KILLER.format(path=str(tries)))
    for number in range(4):
        submit(released, f"s{number}", c=SLOW.format(seconds=3, number=number))
    with cluster(tmp_path / "there") if where == "there" else contextlib.nullcontext() as address:
        status, text = finished(start(released, *(["--scheduler", address] if address else ["--workers", "2"])))
    assert status == 3
    assert "killer" in text
    assert "marking it killed its process twice. Mark 1 by hand." in text
    assert len(tries.read_text().splitlines()) == 2
    assert [points(released, f"s{number}") for number in range(4)] == [3, 3, 3, 3]
    sheet = sheet_of(released, "killer")
    assert (sheet.points, sheet.for_person) == (0, ("a", "c", "b"))


@pytest.mark.slow
def test_a_notebook_that_cannot_be_marked_keeps_no_other_from_being_recorded(mini: Course, tmp_path: Path) -> None:
    for path in ("source/mini/1.ipynb", "tests/mini/test_1.py"):
        text = (mini.root / path).read_text(encoding="utf-8")
        (mini.root / path.replace("1", "2")).write_text(text.replace("test_1", "test_2"), encoding="utf-8")
    with (mini.root / "nbgrader_config.py").open("a") as settings:
        settings.write("c.Examine.unsandboxed = True\n")
    course, tries = release(mini), tmp_path / "tries"
    submit(course, "alice")
    submit(course, "alice", "2.ipynb", c=KILLER.format(path=str(tries)))
    status, text = finished(start(course))
    assert (status, text.count("Mark 2 by hand.")) == (3, 1)
    assert (sheet_of(course, "alice").points, sheet_of(course, "alice").for_person) == (3, ())
    assert (sheet_of(course, "alice", "2").points, sheet_of(course, "alice", "2").for_person) == (0, ("a", "c", "b"))
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        for name, points, waiting in (("1", 3, set()), ("2", 0, {"a-tests", "b-tests", "c-tests"})):
            found = gradebook.find_submission_notebook(name, "mini", "alice")
            scored = {grade.name for grade in found.grades if grade.auto_score is not None and grade.needs_manual_grade}
            assert (found.score, scored) == (points, waiting)
    again = examiner(course, "regrade", "mini")
    assert again.returncode == 3
    assert "0 of 1 marked again" in again.stdout
    assert again.stdout.count("Mark 2 by hand.") == 1
    assert len(tries.read_text().splitlines()) == 4  # both commands tried it, and nothing else


@pytest.mark.slow
def test_killed_the_same_command_goes_on(released: Course, tmp_path: Path) -> None:
    for number in range(6):
        submit(released, f"s{number}", c=SLOW.format(seconds=2, number=number))
    marks, recorded = released.root / ".examiner" / "marks", released.root / "autograded"
    process = start(released, "--workers", "2")
    soon(lambda: kernels(process) and list(recorded.glob("*/mini/1.scoresheet.json")), 120)
    family = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    psutil.wait_procs(family, timeout=5)
    assert not [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
    soon(lambda: not courses(tmp_path), 5)
    done = {path: path.stat().st_mtime_ns for path in marks.glob("*.json")}
    assert 0 < len(done) < 6
    status, text = finished(start(released, "--workers", "2"))
    assert status == 0, text
    assert [points(released, f"s{number}") for number in range(6)] == [3] * 6
    assert len(list(marks.glob("*.json"))) == 6
    assert {path: path.stat().st_mtime_ns for path in done} == done
    assert "6/6" in text


@pytest.mark.slow
def test_control_c_in_a_terminal_leaves_nothing_behind(released: Course, tmp_path: Path) -> None:
    for number in range(3):
        submit(released, f"s{number}", c=SLOW.format(seconds=60, number=number))
    process = start(released, "--workers", "2")
    soon(lambda: len(kernels(process)) == 2, 120)
    assert (len(workers_of(process)), len(zygotes_of(process))) == (2, 1)
    family = psutil.Process(process.pid).children(recursive=True)
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    status, text = finished(process)
    assert time.monotonic() - started < 2
    assert status == 130
    assert text.rstrip().endswith("stopped; students recorded: 0. The same command goes on with the rest.")
    assert "distributed" not in text
    psutil.wait_procs(family, timeout=5)
    assert not [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
    soon(lambda: not courses(tmp_path), 5)


@pytest.mark.slow
def test_workers_with_another_package_mark_nothing(released: Course, tmp_path: Path) -> None:
    submit(released, "alice")
    other = tmp_path / "other"
    shutil.copytree(PROJECT / "examiner", other / "examiner", ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "examiner" / "pages.py").open("a") as file:
        file.write("# changed\n")
    with cluster(tmp_path / "there", package=other) as address:
        status, text = finished(start(released, "--scheduler", address))
    assert status == 2
    assert "would make other marks than this machine (the examiner's files: " in text
    assert not (released.root / "autograded").exists()


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_said(released: Course) -> None:
    submit(released, "alice")
    status, text = finished(start(released, "--scheduler", "tcp://127.0.0.1:1"))
    assert status == 2
    assert "The scheduler tcp://127.0.0.1:1 does not answer" in text


def test_workers_that_are_forked_from_one_process_are_told_apart() -> None:
    code = (
        "import os; from examiner import ancestor, worker;"
        "child = os.fork(); os.write(1, f\"{worker.introduce()['token']}\\n\".encode());"  # at once: two write here
        "child and os.waitpid(child, 0)"
    )
    told = os.environ | {ancestor.MODULES: "json"}
    done = subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, text=True, check=True)
    assert len(set(done.stdout.split())) == 2


class Slots(Crew):
    """Workers that mark nothing, and count what they are given."""

    most = 0

    def __init__(self, *_: Any, **__: Any) -> None:
        self.held: list[str] = []

    def __exit__(self, *_: Any) -> None:
        pass

    @property
    def has_room(self) -> bool:
        return len(self.held) < 3

    @property
    def is_busy(self) -> bool:
        return bool(self.held)

    def give(self, key: str, submission: dict[str, Any]) -> None:
        self.held.append(key)
        Slots.most = max(Slots.most, len(self.held))

    def ended(self, *, wait: bool) -> list[Ended]:
        return [Ended(self.held.pop(0), {"fault": "not marked"})] if self.held and wait else []


def test_a_large_class_is_read_as_it_is_marked(
    mini: Course, mini_marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(mini)
    for number in range(40):
        submit(mini, f"s{number:02}", c=f"# {number}")
    monkeypatch.setattr(fleet, "Crew", Slots)
    marker = dataclasses.replace(mini_marker, course=mini)
    graded = list(fleet.grade(marker, "mini", fleet.students(mini, "mini"), workers=1))
    assert sorted(done.student for done in graded) == [f"s{number:02}" for number in range(40)]
    assert Slots.most == 3


class Quick(Crew):
    """One worker that marks at once and says that each notebook took as many seconds as its name says."""

    order: tuple[str, ...] = ()

    def _connected(self) -> Any:
        self._seats = {"here": _Seat(token="known")}

    def _look(self, client: Any) -> None:
        pass

    def ended(self, *, wait: bool) -> list[Ended]:
        return super().ended(wait=True) if wait else []  # A class is read faster than it is marked.

    def _submit(self, address: str, function: Any, *arguments: Any) -> None:
        seat = self._seats[address]
        assert seat.piece is not None
        name = NAMES[key := seat.piece.key]
        Quick.order += (name,)
        self._leave(seat, {"scoresheet": json.dumps({"key": key, "seconds": float(name)}), "notebook": ""})


NAMES: dict[str, str] = {}  # of notebooks, by their keys


def test_what_takes_long_is_given_first(mini: Course, mini_marker: Marker, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("2", "3"):
        for path in ("source/mini/1.ipynb", "tests/mini/test_1.py"):
            text = (mini.root / path).read_text(encoding="utf-8")
            (mini.root / path.replace("1", name)).write_text(text.replace("test_1", f"test_{name}"), encoding="utf-8")
    release(mini)
    for student in ("alice", "bob", "carol"):
        for name in ("1", "2", "3"):
            submit(mini, student, f"{name}.ipynb", c=f"# {student}, {name}")
    marker = dataclasses.replace(mini_marker, course=mini)
    for student in fleet.students(mini, "mini"):
        NAMES.update({marker.key(job.hand_in.read()): job.source.name for job in fleet.jobs(mini, "mini", student)})
    monkeypatch.setattr(fleet, "Crew", Quick)
    list(fleet.grade(marker, "mini", fleet.students(mini, "mini"), workers=1))
    # Nothing is known of what has taken nobody any time yet; then what is short is left for the end.
    assert Quick.order == ("1", "2", "3", "3", "3", "2", "2", "1", "1")
