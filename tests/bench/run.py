"""Measure plain nbgrader and the examiner on one class of eight, the examiner on one of forty, and what the coordinator
costs in classes of thousands.

`python -m tests.bench.run` takes an hour, much of it plain nbgrader's. CPU seconds are the
control group's where the machine grants one, so that killed kernels are in them; memory is what all processes have
together, pages that they share counted once, looked at every five seconds: to look takes a tenth of a second of CPU.
A student's own code is the cells that the student wrote, and the functions in them where hidden tests call these; both
figures are given. What a command costs to start shows in a class of one; how workers share the work without that, in a
class of forty, which is what many a lecturer has.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

import nbformat
from rich.console import Console
from rich.table import Table

from examiner.answers import read_answers
from examiner.course import Course, Source, is_given, is_graded, is_solution
from examiner.host import Examine, load_config
from examiner.kernel import CellRun, Kernel
from examiner.notebook import read_submission
from examiner.watcher import innermost
from tests.conftest import PROJECT
from tests.memory import memory_mb
from tests.progress import progress_bar
from tests.test_postgresql import scores

ASSIGNMENT, STUDENTS, MANY, SIZES = "keras_and_tf", 8, 40, (100, 1_000, 10_000)
OPTIMISER = "keras.optimizers.Adam(0.03)"
# What some of every eight have in place of the example: two right answers of the bank, and two wrong ones.
FROM_THE_BANK = {
    3: "right/minibatch_gradient_by_hand.py",
    4: "right/two_layer_backpropagation_in_tensorflow.py",
    5: "wrong/minibatch_batches_made_once.py",
    6: "wrong/two_layer_output_bias_scalar.py",
}
_LOOK_S = 5.0
_WIDTH = 120
LOOP = "import time; s = time.perf_counter(); sum(i * i & 7 for i in range(10**7)); print(time.perf_counter() - s)"
_GROUPS = Path("/sys/fs/cgroup")
PLAIN_CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "keras-and-tf"
c.Execute.timeout = 3600
c.ExecutePreprocessor.timeout = 3600
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError"}
"""
PLAIN_CELL = """import sys
sys.path.insert(0, {project!r})
from tests.bench.plain import points_of
points_of({course!r}, {notebook!r}, {question!r}, get_ipython().user_ns)"""


Found = tuple[dict[str, Any], dict[str, dict[str, float]]]  # marks by student, points by student and question


@dataclasses.dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock and of CPU, and the most memory in MB of 2**20 bytes."""

    wall_s: float
    cpu_s: float
    peak_mb: float

    @classmethod
    def mean(cls, costs: Sequence[Cost]) -> Cost:
        """Return the mean of what several runs of a command took, and the most memory of any."""
        wall_s, cpu_s = (
            statistics.fmean(each) for each in zip(*((cost.wall_s, cost.cpu_s) for cost in costs), strict=True)
        )
        return cls(wall_s, cpu_s, max(cost.peak_mb for cost in costs))


def copied(root: Path) -> Course:
    """Return a copy of this course: its sources, hidden tests and settings."""
    shutil.copytree(PROJECT / "source", root / "source")
    shutil.copytree(PROJECT / "tests" / ASSIGNMENT, root / "tests" / ASSIGNMENT)
    shutil.copy(PROJECT / "nbgrader_config.py", root)
    return Course(root)


def build(root: Path) -> tuple[Course, Course]:
    """Make two courses with the same class in submitted/: one for plain nbgrader, one for the examiner."""
    courses = []
    for name in ("plain", "examined"):
        courses.append(copied(root / name))
    plain, examined = courses
    for source in plain.sources(ASSIGNMENT):
        _make_plain(source)
    (plain.root / "nbgrader_config.py").write_text(PLAIN_CONFIG, encoding="utf-8")
    for course in courses:
        nbgrader(course, "generate_assignment", ASSIGNMENT)
    hand_in(courses, range(1, STUDENTS + 1))
    return plain, examined


def hand_in(courses: Sequence[Course], numbers: Iterable[int]) -> None:
    """Put the same work of these students into submitted/ of each course."""
    sources = courses[-1].sources(ASSIGNMENT)
    for number in numbers:
        for source in sources:
            notebook = submission(source, number)
            for course in courses:
                path = course.root / "submitted" / f"s{number}" / ASSIGNMENT / source.path.name
                path.parent.mkdir(parents=True, exist_ok=True)
                nbformat.write(notebook, path)


def _make_plain(source: Source) -> None:
    """Let the graded cells of a source notebook run their hidden tests themselves."""
    where = {"project": str(PROJECT), "course": str(source.path.parents[2].with_name("examined"))}
    notebook = nbformat.from_dict(source.notebook)
    for question in source.questions:
        cell = next(cell for cell in notebook.cells if cell.id == question.grade_id)
        cell.source = PLAIN_CELL.format(**where, notebook=source.name, question=question.id)
    nbformat.write(notebook, source.path)


def submission(source: Source, number: int) -> nbformat.NotebookNode:
    """Return what one student hands in: the examples under seeds of the student's, or an answer of the bank."""
    example = Path(__file__).with_name("examples.py")
    answers = {name: _own(text, number) for name, text in read_answers(example).cells.items()}
    if (among_eight := (number - 1) % STUDENTS + 1) in FROM_THE_BANK:
        answers |= read_answers(PROJECT / "tests" / "bank" / FROM_THE_BANK[among_eight]).cells
    release = source.path.parents[2] / "release" / ASSIGNMENT / source.path.name
    notebook: nbformat.NotebookNode = nbformat.read(release, as_version=4)
    models = {cell.id: cell.source for cell in source.cells if is_solution(cell)}
    for cell in notebook.cells:
        if cell.id in models:
            cell.source = answers.get(cell.id, models[cell.id].replace("epochs=8", "epochs=10"))
            cell.source += f"\n# {number}" if cell.cell_type == "code" else ""
    return notebook


def _own(text: str, number: int) -> str:
    return text.replace("{seed}", str(number)).replace("{optimiser}", OPTIMISER)


def nbgrader(course: Course, *arguments: str) -> list[str]:
    """Run one of nbgrader's commands."""
    command = [sys.executable, "-m", "nbgrader", *arguments]
    subprocess.run(command, cwd=course.root, check=True, capture_output=True)
    return command


def measured(command: Sequence[str], course: Course, *, base: Path) -> Cost:
    """Run a command and return what it took, its children's children and those that were killed included."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "TMPDIR": str(base), "TF_CPP_MIN_LOG_LEVEL": "3"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with _cpu_group() as group, (base / "log.txt").open("ab") as log:
        join = [] if group is None else ["/bin/sh", "-c", 'echo $$ > "$0"/cgroup.procs && exec "$@"', str(group)]
        process = subprocess.Popen([*join, *command], cwd=course.root, env=environment, stdout=log, stderr=log)
        peak_mb = 0.0
        while process.poll() is None:
            peak_mb = max(peak_mb, memory_mb(process.pid))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_S)
        wall_s = time.monotonic() - started
        cpu_s = _cpu_seconds(group)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}; see {base / 'log.txt'}")
    if cpu_s is None:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall_s, cpu_s, peak_mb)


@contextlib.contextmanager
def _cpu_group() -> Iterator[Path | None]:
    """Give a control group that counts CPU seconds, or None where none can be made."""
    folder = (_GROUPS / "cpuacct" if (_GROUPS / "cpuacct").is_dir() else _GROUPS) / f"bench-{os.getpid()}"
    try:
        folder.mkdir()
    except OSError:
        yield None
        return
    try:
        yield folder
    finally:
        for _ in range(50):
            with contextlib.suppress(OSError):
                folder.rmdir()
                break
            time.sleep(0.1)


def _cpu_seconds(group: Path | None) -> float | None:
    if group is None:
        return None
    if (group / "cpuacct.usage").exists():
        return int((group / "cpuacct.usage").read_text()) / 1e9
    words = (group / "cpu.stat").read_text().split()
    return int(words[words.index("usage_usec") + 1]) / 1e6


def loops_at_once() -> float:
    """Return how many times one plain loop two of them get done at once: what two workers may be at most, here and now.

    Processors that share a core, or a machine with neighbours, give less than two.
    """
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for number in (1, 2) * 4:
        running = [
            subprocess.Popen([sys.executable, "-c", LOOP], stdout=subprocess.PIPE, text=True) for _ in range(number)
        ]
        seconds[number] += [float(process.communicate()[0]) for process in running]
    return 2 * statistics.fmean(seconds[1]) / statistics.fmean(seconds[2])


def marks(course: Course) -> dict[str, Any]:
    """Return what the gradebook says of each student's questions."""
    return scores(f"sqlite:///{course.root / 'gradebook.db'}", ASSIGNMENT)


def verdicts(course: Course) -> dict[str, dict[str, float]]:
    """Return the points of each hidden test, by student and question."""
    found: dict[str, dict[str, float]] = {}
    for path in (course.root / "autograded").glob(f"*/{ASSIGNMENT}/*"):
        student = path.parts[-3]
        if path.suffix == ".verdicts":
            found[f"{student}/{path.stem}"] = json.loads(path.read_text(encoding="utf-8"))
        elif path.name.endswith(".scoresheet.json"):
            for question in json.loads(path.read_text(encoding="utf-8"))["questions"]:
                points = {test["name"]: test["points"] for test in question["tests"]}
                found[f"{student}/{question['id']}"] = points
    return found


def forget(course: Course) -> None:
    """Take back all that a marking left, so that another one begins anew."""
    for name in ("autograded", ".examiner", "gradebook.db"):
        path = course.root / name
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    nbgrader(course, "generate_assignment", ASSIGNMENT, "--force")


@dataclasses.dataclass
class Own:
    """CPU seconds of a class's kernels: in students' cells, in given cells, in their functions when tests call them."""

    cells_s: float = 0.0
    given_s: float = 0.0
    asked_s: float = 0.0


class _Counted(Kernel):
    """A kernel that counts its CPU seconds in students' cells, in given ones, and in what hidden tests ask."""

    own: ClassVar[Own]

    def run(self, cell: nbformat.NotebookNode, *, limit_s: float) -> CellRun:
        before = self._seconds()
        done = super().run(cell, limit_s=limit_s)
        if is_given(cell) or is_graded(cell):
            self.own.given_s += self._seconds() - before
        else:
            self.own.cells_s += self._seconds() - before
        return done

    def ask(self, expression: str, *, limit_s: float) -> str:
        before = self._seconds()
        answer = super().ask(expression, limit_s=limit_s)
        self.own.asked_s += self._seconds() - before
        return answer

    def _seconds(self) -> float:
        """Return the CPU seconds of the kernel's process so far, by the clock that clock_getcpuclockid(3) names."""
        if self._clock is None:
            self._clock = (~innermost(self._pid) << 3) | 2
        return time.clock_gettime(self._clock)

    _clock: int | None = None


def own_code(course: Course) -> Own:
    """Mark eight students in this process, one notebook after the other, and return where kernels compute.

    What tests ask is nearly all calls of functions; each question has a quarter of a millisecond of ours in it.
    """
    marker = Examine(config=load_config(course)).marker(course)
    _Counted.own = own = Own()
    with mock.patch("examiner.examination.Kernel", _Counted):
        for source in course.sources(ASSIGNMENT):
            for number in range(1, STUDENTS + 1):
                path = course.root / "submitted" / f"s{number}" / ASSIGNMENT / source.path.name
                marker.mark(read_submission(source, path))
    return own


def recorded(course: Course) -> int:
    """Return how many students have marks in the gradebook; nbgrader takes minutes to say so of thousands."""
    with contextlib.closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        [number] = database.execute(
            "select count(distinct submitted_assignment.student_id) from grade"
            " join submitted_notebook on submitted_notebook.id = grade.notebook_id"
            " join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
            " where grade.auto_score is not null"
        ).fetchone()
    return int(number)


def coordinated(course: Course, size: int, base: Path) -> tuple[float, float, float]:
    """Mark a class of some size with null examinations; return seconds of the coordinator's CPU, start included, and
    of the clock, and the coordinator's peak memory in MB."""
    for number in range(size):
        folder = course.root / "submitted" / f"s{number:05}" / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        for source in course.sources(ASSIGNMENT):
            notebook = submission(source, 0)
            notebook.cells.append(nbformat.v4.new_code_cell(f"# {number}", id="own"))
            nbformat.write(notebook, folder / source.path.name)
    code = (
        "import resource, sys, time, types; from examiner import cli, local;"
        "local.worker = types.SimpleNamespace(__name__='tests.bench.null_worker');"
        "started = time.monotonic();"
        "cli.app(['grade', sys.argv[1], '--workers', '2'], standalone_mode=False);"
        "used = resource.getrusage(resource.RUSAGE_SELF);"
        "cost = used.ru_utime + used.ru_stime, time.monotonic() - started, used.ru_maxrss / 1024;"
        "print(*cost, file=open('cost', 'w'))"
    )
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "TMPDIR": str(base)}
    with (base / "log.txt").open("ab") as log:
        command = [sys.executable, "-c", code, ASSIGNMENT]
        subprocess.run(command, cwd=course.root, env=environment, stdout=log, stderr=log, check=True)
    cpu_s, wall_s, peak_mb = map(float, (course.root / "cost").read_text().split())
    if (number := recorded(course)) != size:
        raise RuntimeError(f"{number} of {size} students are recorded")
    return cpu_s, wall_s, peak_mb


def grade(workers: int) -> list[str]:
    """Return the examiner's command."""
    return [sys.executable, "-m", "examiner", "grade", ASSIGNMENT, "--workers", str(workers)]


def marked_anew(course: Course, command: Sequence[str], *, base: Path) -> tuple[Cost, Found]:
    """Mark a class that is as if never marked; return what it took, the marks, and the points of each hidden test."""
    forget(course)
    cost = measured(command, course, base=base)
    return cost, (marks(course), verdicts(course))


def tell_equal(found: Sequence[Found], console: Console) -> bool:
    """Print whether all marks are equal, and the marks if they are not; return it."""
    equal = all(each == found[0] for each in found)
    console.print("marks equal in every test" if equal else "MARKS DIFFER")
    for each in found if not equal else ():
        console.print(each, highlight=False)
    return equal


def scaling(one: Cost, two: Cost, loops: Sequence[float]) -> str:
    """Return in words what a second worker brings, beside what a second processor brought at that time."""
    ceiling = " and ".join(f"{each:.2f}" for each in loops)
    return f"two workers: {one.wall_s / two.wall_s:.2f} times one (two plain loops, before and after: {ceiling})"


def compare(base: Path, console: Console) -> bool:
    """Mark the class of eight in three ways and print the first table; return whether all marks are equal."""
    plain, examined = build(base)
    commands = {"plain nbgrader autograde": (plain, [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT])}
    for workers in (1, 2):
        commands[f"examiner, {workers} worker{'s' * (workers > 1)}"] = (examined, grade(workers))
    plain_name, *_, last = commands
    # A machine's speed changes within the half hour that plain nbgrader takes: the others run before and after it.
    order = [*reversed(commands), *list(commands)[1:]]
    runs, found, loops = {name: list[Cost]() for name in commands}, [], [loops_at_once()]
    with progress_bar(console) as progress:
        task = progress.add_task("", total=len(order) + 2)
        for name in order:
            course, command = commands[name]
            progress.update(task, description=name)
            cost, found_now = marked_anew(course, command, base=base)
            runs[name].append(cost)
            found.append(found_now)
            progress.advance(task)
        loops.append(loops_at_once())
        costs = {name: Cost.mean(of_name) for name, of_name in runs.items()}
        progress.update(task, description="a class of one")
        forget(examined)
        alone_s = measured([*commands[last][1], "--student", "s1"], examined, base=base).cpu_s
        progress.advance(task)
        progress.update(task, description="the students' own code")
        own = own_code(examined)
        progress.advance(task)
    table = Table(title=f"a class of {STUDENTS}, each of three notebooks; the examiner's rows are means of two runs")
    titles = ("", "wall s", "times plain", "CPU s each", "beyond own cells", "and functions", "own code", "peak MB")
    for title in titles:
        table.add_column(title, justify="right" if title else "left")
    own_s = own.cells_s + own.asked_s
    base_s = costs[plain_name].wall_s
    for name in commands:
        cost = costs[name]
        each = [spent / STUDENTS for spent in (cost.cpu_s, cost.cpu_s - own.cells_s, cost.cpu_s - own_s)]
        share = f"{100 * own_s / cost.cpu_s:.0f} %"
        numbers = [f"{cost.wall_s:.0f}", f"{base_s / cost.wall_s:.1f}", *(f"{value:.1f}" for value in each), share]
        table.add_row(name, *numbers, f"{cost.peak_mb:.0f}")
    console.print(table)
    one, two = (costs[name] for name in list(commands)[1:])
    tests = sum(map(len, found[0][1].values()))
    cells, given, asked = (spent / STUDENTS for spent in dataclasses.astuple(own))
    console.print(f"{scaling(one, two, loops)}; {tests} tests")
    console.print(
        f"CPU s a student: own cells {cells:.1f}; own functions, called by hidden tests, {asked:.1f}; "
        f"given cells {given:.1f}"
    )
    further = (costs[last].cpu_s - alone_s) / (STUDENTS - 1)
    console.print(
        f"a class of one takes {alone_s:.1f} CPU s; each further student {further:.1f}: "
        f"{further - cells:.1f} beyond own cells, {further - cells - asked:.1f} beyond own cells and functions"
    )
    return tell_equal(found, console)


def compare_workers(base: Path, console: Console) -> bool:
    """Mark a class of forty with one worker, and before and after that with two; print the second table.

    Return whether all marks are equal.
    """
    course = copied(base / "many")
    nbgrader(course, "generate_assignment", ASSIGNMENT)
    hand_in([course], range(1, MANY + 1))
    runs, found, loops = {1: list[Cost](), 2: list[Cost]()}, [], [loops_at_once()]
    with progress_bar(console) as progress:
        order = (2, 1, 2)
        task = progress.add_task("", total=len(order) + 1)
        for workers in order:
            progress.update(task, description=f"a class of {MANY}, workers: {workers}")
            cost, found_now = marked_anew(course, grade(workers), base=base)
            runs[workers].append(cost)
            found.append(found_now)
            progress.advance(task)
        loops.append(loops_at_once())
        progress.update(task, description="the students' own code")
        own = own_code(course)
        progress.advance(task)
    costs = {workers: Cost.mean(each) for workers, each in runs.items()}
    table = Table(title=f"a class of {MANY}; own code by that of {STUDENTS} of them; two workers: mean of two runs")
    titles = ("workers", "wall s", "students a minute", "CPU s each", "beyond own cells", "and functions", "peak MB")
    for title in titles:
        table.add_column(title, justify="right")
    for workers, cost in costs.items():
        each = cost.cpu_s / MANY
        beyond = [each - own.cells_s / STUDENTS, each - (own.cells_s + own.asked_s) / STUDENTS]
        numbers = [f"{cost.wall_s:.0f}", *(f"{value:.1f}" for value in (60 * MANY / cost.wall_s, each, *beyond))]
        table.add_row(f"{workers}", *numbers, f"{cost.peak_mb:.0f}")
    console.print(table)
    tests = sum(map(len, found[0][1].values()))
    console.print(f"{scaling(costs[1], costs[2], loops)}; {tests} tests")
    shutil.rmtree(course.root)
    return tell_equal(found, console)


def coordinate(base: Path, sizes: Sequence[int], console: Console) -> None:
    """Print the third table: what the coordinator costs for each submission."""
    table = Table(title="coordinator, null examinations, 2 workers")
    for title in ("students", "notebooks", "CPU ms a notebook", "wall ms a notebook", "CPU ms a student", "peak MB"):
        table.add_column(title, justify="right")
    for size in sizes:
        course = copied(base / f"null-{size}")
        nbgrader(course, "generate_assignment", ASSIGNMENT)
        notebooks = size * len(course.sources(ASSIGNMENT))
        cpu_s, wall_s, peak_mb = coordinated(course, size, base)
        each = [1000 * cpu_s / notebooks, 1000 * wall_s / notebooks, 1000 * cpu_s / size]
        table.add_row(f"{size:,}", f"{notebooks:,}", *(f"{value:.1f}" for value in each), f"{peak_mb:.0f}")
        shutil.rmtree(course.root)
    console.print(table)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("class", "forty", "coordinator"), help="one of the three tables")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="students (default: %(default)s)")
    options, console = parser.parse_args(), Console()
    if not console.is_terminal:
        console.width = _WIDTH  # of a file: no column is cut
    base = Path(tempfile.mkdtemp(prefix="bench-"))
    is_equal = True
    if options.only in (None, "class"):
        is_equal = compare(base, console)
    if options.only in (None, "forty"):
        is_equal &= compare_workers(base, console)
    if options.only in (None, "coordinator"):
        coordinate(base, options.sizes, console)
    shutil.rmtree(base, ignore_errors=True)
    return 0 if is_equal else 1


if __name__ == "__main__":
    sys.exit(main())
