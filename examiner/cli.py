"""The command `examiner`: collect what was handed in, mark one file, grade a class, look whether this machine can."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import errno
import gc
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from examiner import delivery, fleet, host, messages, receipt, report, sandbox, similarity
from examiner import doctor as doctor_module
from examiner.address import page_settings
from examiner.collect import Times, read
from examiner.course import Course, Source
from examiner.errors import CourseError, ExaminerError, FolderError, SubmissionError
from examiner.grading import Marked, Marker
from examiner.model import moves
from examiner.notebook import read_submission
from examiner.recognition import recognise
from examiner.roster import columns_of, read_roster, zone_of
from examiner.scratch import Scratch
from examiner.shelf import FOLDER_NAME

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SLOWEST = 5
_SHOWN_FILES = 20  # of one student
_CORES = os.cpu_count() or 1

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Mark the notebooks of an nbgrader course. Student code runs in a sandbox; hidden tests never enter it.",
)
_Folder = Annotated[Path | None, typer.Option("--course", help="The course folder (default: found from here upwards).")]
_Workers = Annotated[int, typer.Option("--workers", min=1, help="Notebooks to mark at the same time, here.")]
_Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="tcp://HOST:PORT", help="Mark on this running Dask cluster instead."),
]
_Unsandboxed = Annotated[
    bool, typer.Option("--unsandboxed", help="Run student code without a sandbox; every scoresheet will say so.")
]


@app.command()
def mark(
    submitted: Annotated[Path, typer.Argument(metavar="SUBMITTED.ipynb", help="The notebook to mark.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scoresheet as JSON and nothing else.")] = False,
    course: _Folder = None,
    unsandboxed: _Unsandboxed = False,
) -> None:
    """Mark one notebook and print its marks.

    The exit status is 0 whenever a mark was given, however low, and 3 if a person must look at something.
    """
    with _plain_errors():
        found = _course_of(course, submitted)
        source = _recognised(found, submitted)
        with _silent_stdout(), _spinner(f"marking {submitted.name} as {source.assignment}/{source.name}"):
            marked = _marker(found, unsandboxed).mark(read_submission(source, submitted))
        _print_marked(marked, as_json)
        if marked.scoresheet.for_person:
            raise typer.Exit(3)


@app.command()
def collect(
    assignment: Annotated[str, typer.Argument(help="The assignment, as its folder in source/ is named.")],
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="The zip of the LMS (Moodle, Canvas) or a folder.")],
    roster: Annotated[Path | None, typer.Option(help="The class list as CSV: names to student numbers.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="KIND=HEADER of a roster column that is not recognised; may be repeated.")
    ] = None,
    timezone: Annotated[str, typer.Option(help="The zone of the times in SOURCE and in the roster.")] = "Asia/Seoul",
    times: Annotated[Times, typer.Option(help="Whether the files' times are hand-in times.")] = Times.AUTO,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be collected.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what differs; the earlier one is kept aside.")
    ] = False,
    csv_file: Annotated[Path | None, typer.Option("--report", help="Write the table into this CSV file.")] = None,
    course: _Folder = None,
) -> None:
    """Put what students handed in through an LMS into submitted/, by student number.

    The exit status is 3 if something is left to a person: a file without an owner, a submission that differs.
    """
    with _plain_errors():
        found = Course.find(course)
        _require_place(csv_file)
        sources, zone = found.sources(assignment), zone_of(timezone)
        listed = read_roster(roster, zone, columns_of(column or [])) if roster else None
        with Scratch(found.root / FOLDER_NAME, "collect-") as scratch, _progress() as progress:
            task = progress.add_task(f"reading {escape(source.name)}")
            plan = read(
                source,
                sources,
                scratch.path,
                zone=zone,
                roster=listed,
                times=times,
                progress=lambda done, total: progress.update(task, completed=done, total=total),
            )
            delivered = list(delivery.deliver(plan, found, assignment, force=force, dry_run=dry_run))
        _console().print(receipt.collected_table(delivered, len(sources), zone))
        for line in receipt.collected_lines(plan, delivered, dry_run=dry_run):
            _console().print(line, markup=False, highlight=False, soft_wrap=True)
        if csv_file:
            _write_csv(receipt.collected_csv(plan, delivered, zone), csv_file)
        if not receipt.is_settled(plan, delivered):
            raise typer.Exit(3)


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(help="The assignment, as its folder in source/ is named.")],
    student: Annotated[
        list[str] | None, typer.Option("--student", help="Mark this student alone; may be repeated.")
    ] = None,
    workers: _Workers = _CORES,
    scheduler: _Scheduler = None,
    again: Annotated[bool, typer.Option("--again", help="Mark unchanged submissions too.")] = False,
    csv_file: Annotated[Path | None, typer.Option("--report", help="Write the table into this CSV file.")] = None,
    course: _Folder = None,
    unsandboxed: _Unsandboxed = False,
) -> None:
    """Mark everything in submitted/ that is new or has changed, record it in the gradebook, print the marks.

    The exit status is 3 if something is left to a person: a hidden test without a verdict, work that was not surely
    found in a damaged file, a student who could not be recorded.
    """
    with _plain_errors():
        found = Course.find(course)
        _require_place(csv_file)
        sources = found.sources(assignment)
        chosen = _chosen(found, assignment, student or [])
        marker = _marker(found, unsandboxed)
        host.require_in_gradebook(found, assignment)
        graded: dict[str, _Told] = {}
        with (
            _stoppable(graded),
            _silent_stdout(),
            _progress(TextColumn("{task.fields[pace]}")) as progress,
        ):
            task = progress.add_task(f"marking {assignment}", total=len(chosen), pace="")
            started_s, new = time.monotonic(), 0
            marks = fleet.grade(marker, assignment, chosen, workers=workers, scheduler=scheduler, again=again)
            with contextlib.closing(marks):
                for done in marks:
                    graded[done.student] = _Told.of(found, assignment, done)
                    new += done.is_new
                    pace = _pace(new, len(chosen) - len(graded), started_s)
                    progress.update(task, advance=1, description=f"marked {escape(done.student)}", pace=pace)
        is_whole = _print_class(assignment, graded, sources)
        if csv_file:
            rows = {student: told.row for student, told in graded.items()}
            _write_csv(report.class_csv(rows, sources), csv_file)
        if not is_whole:
            raise typer.Exit(3)


@app.command()
def regrade(
    assignment: Annotated[str, typer.Argument(help="The assignment, as its folder in source/ is named.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say who would move; record nothing.")] = False,
    student: Annotated[
        list[str] | None, typer.Option("--student", help="Look at this student alone; may be repeated.")
    ] = None,
    workers: _Workers = _CORES,
    scheduler: _Scheduler = None,
    course: _Folder = None,
    unsandboxed: _Unsandboxed = False,
) -> None:
    """Mark again after the tests or limits changed, and say who moves, by how much, because of which test.

    The exit status is 3 if a hidden test gave no verdict, or a notebook could not be marked.
    """
    with _plain_errors():
        found = Course.find(course)
        found.sources(assignment)
        marker, chosen = _marker(found, unsandboxed), _chosen(found, assignment, student or [])
        if not dry_run:
            host.require_in_gradebook(found, assignment)
        with _silent_stdout(), _spinner(f"marking {assignment} again"):
            regraded = list(fleet.regrade(marker, assignment, chosen, workers=workers, scheduler=scheduler))
            pairs = {each.student: each.pairs for each in regraded}
            changed = [name for name in chosen if pairs[name]]
            recorded = [] if dry_run else list(fleet.record(marker, assignment, changed))
        moved = {name: [move for old, new in pairs[name] for move in moves(old, new)] for name in changed}
        moved = {name: found_moves for name, found_moves in moved.items() if found_moves}
        if moved:
            _console().print(report.moves_table(moved))
        done = "nothing recorded" if dry_run else "recorded in the gradebook"
        typer.echo(f"{len(changed)} of {len(chosen)} marked again, {len(moved)} move; {done}")
        faults = [f"{name}  {fault}" for name in changed for _, new in pairs[name] for fault in new.faults]
        for fault in faults:
            typer.echo(f"hidden test without a verdict: {fault}")
        problems = [f"{each.student}  {each.problem}" for each in regraded if each.problem is not None]
        problems += [f"{each.student}  {each.problem}" for each in recorded if each.problem is not None]
        for problem in problems:
            typer.echo(problem)
        if faults or problems:
            raise typer.Exit(3)


@app.command()
def similar(
    assignment: Annotated[str, typer.Argument(help="The assignment, as its folder in source/ is named.")],
    least: Annotated[int, typer.Option(min=1, help="Lines that two students must share.")] = similarity.LEAST,
    course: _Folder = None,
) -> None:
    """Say who shares lines that hardly anybody else wrote: a hint for a person, which no mark depends on.

    Lines of the assignment itself are left out, and those that more than a tenth of the class wrote (three students in
    any case, 20 at most): of a larger group that shares its work nothing is seen.
    """
    with _plain_errors():
        found = Course.find(course)
        found.sources(assignment)
        chosen = _chosen(found, assignment, [])
        with _spinner(f"reading {assignment}"):
            pairs, unread = similarity.alike(found, assignment, chosen, least=least)
        if pairs:
            _console().print(report.similar_table(pairs))
        typer.echo(f"students: {len(chosen)}; pairs that share {least} rare lines or more of a notebook: {len(pairs)}")
        for name, error in unread.items():
            typer.echo(f"left out: {name}  {error}")
        if unread:
            raise typer.Exit(3)


@app.command()
def calibrate(
    assignment: Annotated[str, typer.Argument(help="The assignment, as its folder in source/ is named.")],
    seeds: Annotated[int, typer.Option(min=1, help="Trainings of right answers for each question, at least.")] = 300,
    wrong_seeds: Annotated[int, typer.Option(min=1, help="Trainings of each wrong answer.")] = 5,
    bank: Annotated[Path | None, typer.Option(help="The bank of answers (default: tests/bank of the course).")] = None,
    only: Annotated[str, typer.Option(help="Only the questions whose id holds this text.")] = "",
    output: Annotated[
        Path | None, typer.Option(help="Where the files go (default: docs/ of the course; with --only, nowhere).")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Answers to train at the same time.")] = os.cpu_count() or 1,
    course: _Folder = None,
    unsandboxed: _Unsandboxed = False,
) -> None:
    """Say how often luck decides: train the bank's answers with many seeds, write docs/calibration.md, .png, .json."""
    from examiner import calibration, chart

    with _plain_errors():
        found = Course.find(course)
        tasks = calibration.plan(found.sources(assignment), bank or found.root / "tests/bank", wrong_seeds=wrong_seeds)
        chosen = [task for task in tasks if only in task.question.id]
        if not chosen:
            names = ", ".join(dict.fromkeys(task.question.id for task in tasks))
            raise CourseError(f"No question has {only!r} in its id. Those that depend on training: {names}.")
        folder = output or (None if only else found.root / "docs")
        if folder:
            _make_writable(folder)
        marker, trials = _marker(found, unsandboxed), list[calibration.Trial]()
        with _silent_stdout(), _progress() as progress:
            for part in ("each answer", "the quicker answers"):
                now = calibration.rest(chosen, trials, seeds=seeds) if trials else chosen
                bar = progress.add_task(f"training {part}", total=sum(len(task.numbers) for task in now))
                for done in calibration.run(marker, now, workers=workers):
                    trials += done
                    progress.update(bar, advance=len(done), description=f"trained {done[0].answer}")
        rows, luck = calibration.rows(trials), calibration.luck(trials)
        written = "nothing; --output FOLDER keeps the tables"
        if folder:
            command = f"examiner calibrate {assignment} --seeds {seeds} --wrong-seeds {wrong_seeds}"
            command += f" --only {only}" if only else ""
            (folder / "calibration.md").write_text(calibration.as_markdown(rows, luck, command), encoding="utf-8")
            (folder / "calibration.json").write_text(calibration.as_json(rows, luck), encoding="utf-8")
            chart.draw(rows).savefig(folder / "calibration.png", dpi=110)
            written = f"{folder / 'calibration.md'}, .json, .png"
        _console().print(chart.luck_table(luck))
        typer.echo(f"{len(trials)} trainings; written: {written}")


@app.command()
def replay(
    address: Annotated[str, typer.Argument(help="An address of TensorFlow Playground, in quotes.")],
    epochs: Annotated[str, typer.Option(help="Where to read the losses: one number, or several with commas.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print settings and losses as JSON, nothing else.")] = False,
    plot: Annotated[Path | None, typer.Option(help="Draw loss curves and decision map into this file.")] = None,
) -> None:
    """Say what a Playground address means, and the losses that a fresh load of it shows at some epochs."""
    from examiner import picture, playground  # They need matplotlib, which the other commands start without.

    with _plain_errors(playground.AddressError):
        settings = playground.parse_address(address)
        wanted = [0, *(playground.parse_epochs(part) for part in epochs.split(",") if part.strip() != "0")]
        curve = picture.curve_epochs(max(wanted)) if plot else []
        with _spinner("replaying"):
            done = playground.replay(settings, [*wanted, *curve])
        if plot:
            _save(picture.draw(done), plot)
        found = {epoch: done.losses[epoch] for epoch in wanted}
    if as_json:
        losses = {str(epoch): [loss if math.isfinite(loss) else None for loss in pair] for epoch, pair in found.items()}
        typer.echo(json.dumps({"settings": page_settings(settings), "losses": losses}, ensure_ascii=False))
    else:
        _console().print(report.replay_tables(picture.in_words(settings), found))


@app.command()
def doctor(course: _Folder = None) -> None:
    """Try the sandbox and each limit of it on this machine, and say what to install or enable.

    The exit status is 1 if something does not hold that marking needs.
    """
    with _plain_errors():
        found = Course.find(course)
        limits = host.Examine(config=host.load_config(found)).limits
        working = sandbox.find(found.root)
        with _silent_stdout(), _spinner("trying"):
            findings = list(doctor_module.examine(working, limits))
        _console().print(doctor_module.table(findings, f"{working.program}"))
        if any(finding.fault and finding.is_essential for finding in findings):
            raise typer.Exit(1)


def main() -> None:
    """Run the command line."""
    sandbox.set_own_environment()
    gc.freeze()  # What was imported by now is no garbage; to look through it at the end takes two seconds.
    gc.enable()  # See `examiner.__main__`.
    app()


def _marker(course: Course, unsandboxed: bool) -> Marker:
    """Return the marker of the course's own settings; the command line can only add `--unsandboxed`."""
    settings = host.Examine(config=host.load_config(course))
    settings.unsandboxed = settings.unsandboxed or unsandboxed
    return settings.marker(course)


def _course_of(folder: Path | None, submitted: Path) -> Course:
    """Return the course of the folder that was named, else of the working directory, else of the submitted file."""
    try:
        return Course.find(folder)
    except CourseError:
        if folder is not None:
            raise
        return Course.find(submitted.parent)


def _recognised(course: Course, submitted: Path) -> Source:
    try:
        submitted.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise CourseError(f"{submitted}: no such file.") from None
    except OSError as error:
        raise SubmissionError(submitted, error) from None
    sources = list(course.all_sources())
    source = recognise(sources, submitted)
    if source is None:
        names = ", ".join(f"{source.name}.ipynb" for source in sources)
        raise CourseError(
            f"{submitted}: neither its name nor its cells tell which notebook this is. Known notebooks: {names}. "
            "Rename the file and try again."
        )
    return source


def _chosen(course: Course, assignment: str, asked: Sequence[str]) -> list[str]:
    """Return the students who are asked for, or all who handed in where nobody is."""
    everyone = fleet.students(course, assignment)
    if not asked and not everyone:
        raise CourseError(f"No submissions: {course.root / 'submitted'} has no STUDENT/{assignment} folder.")
    for student in asked:
        if student not in everyone:
            raise CourseError(f"No submission of {student}: there is no folder submitted/{student}/{assignment}.")
    return sorted(set(asked)) or everyone


def _print_marked(marked: Marked, as_json: bool) -> None:
    if as_json:
        typer.echo(marked.scoresheet.to_json())
    else:
        _console().print(report.marks_table(marked.scoresheet))


@dataclasses.dataclass(frozen=True)
class _Told:
    """What is kept of a student until a whole class is marked: a row of the table, and lines of text.

    `is_waiting` says whether a question that should have marked itself waits in the formgrader.
    """

    row: report.ClassRow
    lost: list[str]
    problems: list[str]
    is_new: bool
    is_waiting: bool = False

    @classmethod
    def of(cls, course: Course, assignment: str, done: fleet.Graded) -> _Told:
        lost, sources = report.lost_points(done.sheets), course.sources(assignment)
        if not done.problem:
            missing = {source.name for source in sources} - {sheet.notebook for sheet in done.sheets}
            lost += [f"{name}: {messages.UNREADABLE['missing']}" for name in sorted(missing)]
        faults = [f"hidden test without a verdict: {fault}" for sheet in done.sheets for fault in sheet.faults]
        names = fleet.unnamed(course, assignment, done.student)
        strangers = [
            f"not marked: {name}: no notebook of the assignment was found in it; look at it, or ask for the .ipynb"
            for name in names[:_SHOWN_FILES]
        ]
        strangers += [f"not marked: {len(names) - _SHOWN_FILES} more files"] * (len(names) > _SHOWN_FILES)
        doubts = [
            f"look for the work on {name} in {sheet.notebook}: it was not surely found"
            for sheet in done.sheets
            for name in sheet.doubtful
        ]
        problems = ([done.problem] if done.problem else []) + faults + doubts + strangers
        is_waiting = bool(faults or doubts or (done.problem and done.sheets))
        row = report.ClassRow.of(done.sheets, sources, done.points)
        return cls(row, lost, problems, done.is_new, is_waiting)


def _print_class(assignment: str, told: Mapping[str, _Told], sources: Sequence[Source]) -> bool:
    """Print marks, reasons and problems; return whether nothing is left to a person.

    Reasons are those of what was marked anew; of one student alone they are told in any case.
    """
    console = _console()
    console.print(report.class_table(assignment, {student: each.row for student, each in told.items()}, sources))
    shown = [student for student in sorted(told) if told[student].is_new or len(told) == 1]
    reasons = [f"{student}  {line}" for student in shown for line in told[student].lost]
    problems = [f"{student}  {line}" for student in sorted(told) for line in told[student].problems]
    for line in reasons + problems:
        one = line.replace("\n", " ")  # a student's name for a file or a class would otherwise make lines of its own
        console.print(messages.printable(one), markup=False, highlight=False, soft_wrap=True)
    if any(each.is_waiting for each in told.values()):
        console.print("What has no verdict waits for a person in the formgrader.")
    fresh = {student: each.row for student, each in told.items() if each.is_new}
    if slowest := report.slowest(fresh, _SLOWEST):
        console.print(messages.printable(f"slowest: {slowest}"), markup=False, highlight=False, soft_wrap=True)
    console.print(
        f"{len(fresh)} marked, {len(told) - len(fresh)} unchanged; scoresheets in autograded/STUDENT/{assignment}/"
    )
    if len(shown) < len(told):
        console.print("why an unchanged student lost points: --student STUDENT")
    if fresh:
        console.print(f"feedback for students: nbgrader generate_feedback {assignment} --force")
    return not problems


def _console() -> Console:
    """Return a console for standard output; where it is no terminal, its lines are long enough for a class."""
    console = Console()
    return console if console.is_terminal else Console(width=max(console.width, 120))


def _pace(new: int, left: int, started_s: float) -> str:
    """Tell how many students a minute were marked anew, and how long it takes for those that are left."""
    if new == 0:
        return ""
    seconds = (time.monotonic() - started_s) / new
    return f"{60 / seconds:.1f} a minute, {datetime.timedelta(seconds=round(seconds * left))} left"


def _progress(*more: TextColumn) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), *more)
    return Progress(SpinnerColumn(), *columns, console=Console(stderr=True))


@contextlib.contextmanager
def _stoppable(graded: Mapping[str, object]) -> Iterator[None]:
    """End plainly at Ctrl-C: what is recorded stays, the same command goes on with the rest."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"stopped; students recorded: {len(graded)}. The same command goes on with the rest.", err=True)
        raise typer.Exit(130) from None


@contextlib.contextmanager
def _spinner(text: str) -> Iterator[None]:
    with Console(stderr=True).status(text):
        yield


@contextlib.contextmanager
def _silent_stdout() -> Iterator[None]:
    """Keep standard output for the marks: whatever is printed meanwhile goes to standard error."""
    with contextlib.redirect_stdout(sys.stderr):
        yield


def _save(figure: Figure, path: Path) -> None:
    try:
        figure.savefig(path, dpi=150)
    except (OSError, ValueError) as error:
        raise CourseError(f"{path}: no picture could be written ({error}). Name a .png, .svg or .pdf file.") from None


def _make_writable(folder: Path) -> None:
    """Make a folder, unless it is there, for files that are written after work that takes long."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise FolderError(folder, error) from None


def _require_place(path: Path | None) -> None:
    """Make sure that a report can be written, as far as can be told without writing, before what takes long."""
    if path is None:
        return
    if os.path.isdir(path):
        raise _NoReportError(path, os.strerror(errno.EISDIR))
    if not os.path.isdir(path.parent):
        raise _NoReportError(path, os.strerror(errno.ENOENT))
    if not os.access(path if os.path.exists(path) else path.parent, os.W_OK):
        raise _NoReportError(path, os.strerror(errno.EACCES))


class _NoReportError(CourseError):
    """A report cannot be written."""

    def __init__(self, path: Path, reason: str | None) -> None:
        super().__init__(f"{path}: the report cannot be written ({reason}). Name another file.")


def _write_csv(content: bytes, path: Path) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _NoReportError(path, error.strerror) from None


@contextlib.contextmanager
def _plain_errors(*others: type[Exception]) -> Iterator[None]:
    """Print an instructor's error as a sentence, without a traceback, and leave with status 2."""
    expected: tuple[type[Exception], ...] = (ExaminerError, *others)
    try:
        yield
    except expected as error:
        typer.echo(f"examiner: {error}", err=True)
        raise typer.Exit(2) from None


if __name__ == "__main__":
    main()
