"""A submission that dumps everything that it can reach finds nothing of the hidden tests, the answers or the course."""

from __future__ import annotations

import dataclasses
import sys
import wsgiref
from pathlib import Path

import pytest
from traitlets.config import Config

from examiner import sandbox
from examiner.course import Course
from examiner.examination import Limits
from examiner.grading import Marker
from examiner.host import Examine
from examiner.notebook import SubmittedCell, restore
from examiner.parcel import Parcel
from tests.conftest import answered, make_mini, mark
from tests.test_lab import ASSIGNMENT, hidden_lines

# Collects: frames of all threads, history, every string the garbage collector knows, modules' sources, environment,
# command lines, mounts, and the text of every small file that is not the system's or Python's own.
DUMP = r"""
import gc, os, sys, traceback
loot = []
for frame in sys._current_frames().values():
    loot += [repr(f.f_locals)[:20000] + repr(f.f_code.co_consts) for f, _ in traceback.walk_stack(frame)]
loot += [repr(list(globals().get("In", []))), repr(globals().get("_oh")), repr(dict(os.environ)), repr(sys.argv)]
for container in gc.get_objects():
    if isinstance(container, (dict, list, tuple, set)) and len(container) < 2000:
        values = container.values() if isinstance(container, dict) else container
        loot += [value for value in list(values) if isinstance(value, str) and len(value) > 8]
for root in ("/", ):
    for folder, folders, files in os.walk(root):
        if folder.startswith(("/usr", "/lib", "/sys", "/proc", "/dev", "/etc", sys.base_prefix, sys.prefix)):
            folders[:] = []
            continue
        for name in files:
            path = os.path.join(folder, name)
            loot.append(path)
            try:
                loot.append(open(path, errors="replace").read(200000))
            except OSError:
                pass
for process in [name for name in os.listdir("/proc") if name.isdigit()]:
    for part in ("cmdline", "environ", "mountinfo", "maps"):
        try:
            loot.append(open(f"/proc/{process}/{part}", errors="replace").read(200000))
        except OSError:
            pass
dump = "\n".join(dict.fromkeys(loot))
"""
IN_CALL = f"""
def double(x):
    names = {{}}
    exec({DUMP!r}, names)
    global dumped
    dumped = names["dump"]
    return x * 2
answer = 42
"""


def show(*needles: str) -> str:
    """Code that prints which needles stand in the dumps; they are written so that the code itself is none."""
    spelled = [[ord(letter) + 1 for letter in needle] for needle in needles]
    return (
        f"needles = [''.join(chr(code - 1) for code in codes) for codes in {spelled!r}]\n"
        "print('found', [n for n in needles if n in dump], len(dump))\n"
        "print('in call', [n for n in needles if n in globals().get('dumped', '')], len(globals().get('dumped', '')))"
    )


def test_the_kernel_knows_nothing_of_the_hidden_tests(tmp_path: Path) -> None:
    course = make_mini(tmp_path / "secret-course")
    (course.root / "gradebook.db").write_text("marks of everybody")
    marker = Marker(course, sandbox.find(course.root), Limits(60, 30, 300))
    needles = ["두 배가 아닙니다", "TestA", "test_1.py", "EXAMINER_NODE", "marks of everybody", "secret-course"]
    needles += [course.secret().decode(), "BEGIN HIDDEN", "np.allclose(found, 2 * x)"]
    sheet, notebook = mark(marker, {"a": IN_CALL, "c": DUMP + show(*needles), "b": ""})
    printed = next(cell for cell in notebook.cells if cell.id == "c").outputs[0].text
    lines = printed.splitlines()
    assert lines[0].startswith("found [] ")
    assert lines[1].startswith("in call [] ")
    assert all(int(line.rsplit(" ", 1)[1]) > 10_000 for line in lines), "the dump was empty"
    assert sheet.questions[0].points == 2


def test_the_dump_would_find_what_is_there(tmp_path: Path) -> None:
    course = make_mini(tmp_path / "course")
    marker = Marker(course, sandbox.find(course.root), Limits(60, 30, 300))
    planted = "open('note.txt', 'w').write('planted in a file')\nvariable = ['planted in memory']\n"
    needles = show("planted in a file", "planted in memory", "make(n, seed)")
    _, notebook = mark(marker, {"a": IN_CALL, "c": planted + DUMP + needles, "b": ""})
    printed = next(cell for cell in notebook.cells if cell.id == "c").outputs[0].text
    assert printed.startswith("found ['planted in a file', 'planted in memory', 'make(n, seed)']")


def test_a_workers_sandbox_hides_the_course_as_well_as_its_own_copy(mini_marker: Marker, tmp_path: Path) -> None:
    assignment = mini_marker.course.assignments[0]
    parcel = Parcel.of(mini_marker, assignment)
    assert parcel.hidden == (str(mini_marker.course.root),)
    below = Path(wsgiref.__file__).resolve().parent  # as if the course lay there, below a folder that is seen inside
    (tmp_path / "copy").mkdir()
    worker, _ = dataclasses.replace(parcel, hidden=(str(below),)).unpack(tmp_path / "copy")
    code = f"import os; print(os.listdir({str(below)!r}), os.path.exists({str(tmp_path)!r}))"
    assert any(below.iterdir())
    assert worker.sandbox.run([sys.executable, "-P", "-c", code], Limits()).stdout.strip() == "[] False"


def test_the_exchange_is_hidden_wherever_it_lies(mini: Course) -> None:
    """By default it lies below /usr, and the one who marks may read what everybody put there."""
    assert Path("/usr/local/share/nbgrader/exchange") in Examine(config=Config()).marker(mini).sandbox.hidden
    below, link = Path(wsgiref.__file__).resolve().parent, mini.root.with_name("link")
    link.symlink_to(below)
    marker = Examine(config=Config({"Exchange": {"root": str(link)}})).marker(mini)
    done = marker.sandbox.run([sys.executable, "-P", "-c", f"import os; print(os.listdir({str(below)!r}))"], Limits())
    assert done.stdout.strip() == "[]"


def test_a_gradebook_outside_of_the_course_is_hidden_with_its_journal(mini: Course) -> None:
    below = Path(wsgiref.__file__).resolve().parent
    config = Config({"CourseDirectory": {"db_url": f"sqlite:///{below / 'gradebook.db'}"}})
    code = f"import os; print(os.listdir({str(below)!r}))"
    done = Examine(config=config).marker(mini).sandbox.run([sys.executable, "-P", "-c", code], Limits())
    assert done.stdout.strip() == "[]"
    server = Config({"CourseDirectory": {"db_url": "postgresql://host/database"}})
    assert len(Examine(config=server).marker(mini).sandbox.hidden) == 2


@pytest.mark.slow
def test_the_labs_own_kernel_knows_no_line_of_its_hidden_tests(project: Course) -> None:
    source = project.sources(ASSIGNMENT)[2]
    marker = Marker(project, sandbox.find(project.root), Limits(120, 60, 600))
    # Lines that TensorFlow's or Python's own source could hold too tell nothing.
    telling = [line for line in sorted(hidden_lines()) if not line.isascii() or "hidden" in line or "expect." in line]
    assert len(telling) > 100
    needles = [*telling, "test_3_tensorflow", "gradebook", "nbgrader_config", "requirements.lock"]
    cells = [cell for cell in answered(source, {}) if "two-layer" not in cell.ids]
    spy = SubmittedCell("code", DUMP + show(*needles), ())
    marked = marker.mark(restore(source, [*cells, spy]))
    printed = next(cell for cell in marked.notebook.cells if cell.id == "extra-1").outputs[0].text
    assert printed.splitlines()[0].startswith("found [] ")
