"""What is recorded without nbgrader's `autograde` is what it would have recorded, to the last byte."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from sqlalchemy import Engine, event

from examiner import fleet, host
from examiner.books import Books
from examiner.course import Course
from examiner.errors import CourseError
from examiner.grading import Marked
from examiner.parcel import pack_marked
from examiner.shelf import Shelf
from tests.conftest import release, write_notebook
from tests.null import NullMarker
from tests.test_cli import examiner
from tests.test_fleet import submit

STUDENTS = ("alice", "bob", "carol", "dan", "erin")
TABLES = {
    "grade": "t.auto_score, t.manual_score, t.extra_credit, t.needs_manual_grade",
    "comment": "t.auto_comment, t.manual_comment",
}


@pytest.fixture
def course(mini: Course) -> Course:
    """A course with every kind of submission that is recorded differently."""
    source = mini.root / "source" / "mini"
    (source / "points.csv").write_text("1,2\n")
    release(mini)
    for name in ("alice", "bob", "erin"):
        submit(mini, name, a=f"answer = '{name}'")
    folder = submit(mini, "bob", essay="내 답\n\n![그림](picture.png)").parent
    (folder / "timestamp.txt").write_text("2026-11-25 10:00:00 Asia/Seoul")
    for name in ("picture.png", "points.csv", "notes.py"):
        (folder / name).write_text(name)
    submit(mini, "carol").write_text("no notebook")
    release_notebook = mini.root / "release" / "mini" / "1.ipynb"
    write_notebook(
        mini.sources("mini")[0],
        submit(mini, "dan"),
        lambda notebook: notebook.update(nbformat.read(release_notebook, as_version=4)),
    )
    return mini


def marker_of(course: Course) -> NullMarker:
    found = host.Examine(config=host.load_config(course)).marker(course)
    return NullMarker(found.course, found.sandbox, found.limits, found.fast_fit)


def marks_of(course: Course, student: str) -> dict[str, Marked]:
    """Return a student's marks, which are put on the shelf, where nbgrader's `autograde` finds them."""
    marker, shelf, found = marker_of(course), Shelf.of(course.root), {}
    for job in fleet.jobs(course, "mini", student):
        marked = marker.mark(job.hand_in.read())
        shelf.put(marked.scoresheet.key, pack_marked(marked))
        found[job.source.name] = marked
    return found


def rows(course: Course) -> list[Any]:
    """Return what the gradebook says, without the ids that are drawn."""
    found: list[Any] = []
    with sqlite3.connect(course.root / "gradebook.db") as database:
        for table, columns in TABLES.items():
            found += database.execute(
                f"select s.student_id, n.name, c.name, c.type, {columns} from {table} t"
                " join base_cell c on c.id = t.cell_id join submitted_notebook m on m.id = t.notebook_id"
                " join notebook n on n.id = m.notebook_id join submitted_assignment s on s.id = m.assignment_id"
            )
        found += database.execute(
            "select s.student_id, m.late_submission_penalty, m.flagged from submitted_notebook m"
            " join submitted_assignment s on s.id = m.assignment_id"
        )
        found += database.execute("select student_id, timestamp, extension from submitted_assignment")
        found += database.execute("select id, first_name, last_name, email, lms_user_id from student")
    return sorted(map(repr, found))


def files(course: Course) -> dict[str, tuple[int, str]]:
    """Return the modes and hashes of all that stands in autograded/."""
    paths = [path for path in (course.root / "autograded").rglob("*") if path.is_file()]
    return {
        str(path.relative_to(course.root)): (path.stat().st_mode, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in paths
    }


def both(course: Course, students: tuple[str, ...] = STUDENTS) -> tuple[Any, Any]:
    """Record a class twice, by nbgrader and then directly; return what each of them left."""
    marks = {student: marks_of(course, student) for student in students}
    for student in students:
        host.autograde(course, "mini", student)
    theirs = rows(course), files(course)
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        for student in students:
            gradebook.remove_student(student)
    assert not rows(course)
    with Books(course, "mini") as books:
        assert books.is_direct
        for student in students:
            books.record(student, marks[student])
    return theirs, (rows(course), files(course))


@pytest.mark.slow
def test_rows_and_files_are_those_of_nbgrader(course: Course) -> None:
    theirs, ours = both(course)
    assert ours == theirs
    assert any("No response." in row for row in ours[0])
    assert {"autograded/bob/mini/picture.png", "autograded/alice/mini/points.csv"} <= set(ours[1])
    assert not [name for name in ours[1] if name.endswith("notes.py")]


@pytest.mark.slow
def test_late_work_loses_what_the_course_says(course: Course) -> None:
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment("mini", duedate="2026-11-24 00:00:00 UTC")
    theirs, ours = both(course)
    assert ours == theirs
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        scores = {name: gradebook.find_submission("mini", name) for name in ("alice", "bob")}
        assert (scores["bob"].late_submission_penalty, scores["alice"].late_submission_penalty) == (
            scores["bob"].score,
            0.0,
        )


@pytest.mark.slow
def test_points_of_a_person_stay_and_wait_for_another_look(course: Course) -> None:
    marks = marks_of(course, "bob")

    def by_hand() -> None:
        with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
            for name in ("a-tests", "essay"):
                grade = gradebook.find_grade(name, "1", "mini", "bob")
                grade.manual_score, grade.needs_manual_grade = 1.5, False
            gradebook.db.commit()

    host.autograde(course, "mini", "bob")
    by_hand()
    host.autograde(course, "mini", "bob")
    theirs = rows(course)
    by_hand()
    with Books(course, "mini") as books:
        books.record("bob", marks)
    assert rows(course) == theirs
    assert sum("1.5, None, 1" in row for row in theirs) == 2


def test_no_statement_looks_through_a_table_that_grows_with_the_class(course: Course) -> None:
    path, plans, said = course.root / "gradebook.db", set[str](), list[tuple[str, Any]]()

    @event.listens_for(Engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, asked: Any, _context: Any, is_many: bool) -> None:
        said.append((statement, asked[0] if is_many else asked))

    try:
        with Books(course, "mini") as books:
            del said[:]  # what is read once
            for student in ("bob", "carol", "bob"):
                books.record(student, marks_of(course, student))
                assert books.points(student)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    with sqlite3.connect(path) as database:
        for statement, asked in said:
            plans |= {row[3] for row in database.execute(f"explain query plan {statement}", asked)}
    assert any(plan.startswith("SEARCH grade ") for plan in plans)
    scanned = {plan.split()[1] for plan in plans if plan.startswith("SCAN ")}
    assert scanned <= {"base_cell", "notebook"}  # tables of assignments


def test_a_submission_is_held_until_any_file_of_it_changes(course: Course) -> None:
    folder = course.root / "submitted" / "bob" / "mini"
    with Books(course, "mini") as books:
        assert not books.holds("bob", {"1"})
        books.record("bob", marks_of(course, "bob"))
        assert books.holds("bob", {"1"})
        assert not books.holds("bob", set())  # the notebook was taken back
        assert not books.holds("bob", {"1", "2"})
        for name, content in (("timestamp.txt", "2026-11-26 10:00:00 Asia/Seoul"), ("picture.png", "another")):
            (folder / name).write_text(content)
            assert not books.holds("bob", {"1"})
            books.record("bob", marks_of(course, "bob"))
            assert books.holds("bob", {"1"})
        (folder / "timestamp.txt").unlink()
        assert not books.holds("bob", {"1"})


def test_points_are_those_of_a_person_or_the_automatic_ones_and_none_where_one_waits(course: Course) -> None:
    with Books(course, "mini") as books:
        books.record("bob", marks_of(course, "bob"))
        points = books.points("bob")
        assert points["essay"] is None
        assert points["c-tests"] is not None
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        for name in ("essay", "c-tests"):
            grade = gradebook.find_grade(name, "1", "mini", "bob")
            grade.manual_score, grade.needs_manual_grade = 0.5, False
        gradebook.db.commit()
    with Books(course, "mini") as books:
        assert books.points("bob") == points | {"essay": 0.5, "c-tests": 0.5}
        assert books.points("nobody") == {}
        books.record("bob", marks_of(course, "bob"))  # He changed something: the person has to look again.
        assert books.points("bob")["essay"] is None


def test_a_notebook_that_was_taken_back_and_comes_again_is_recorded_again(course: Course) -> None:
    with Books(course, "mini") as books:
        books.record("bob", marks_of(course, "bob"))
        books.record("bob", {})
        assert set(books.points("bob").values()) == {0.0}
        assert not books.holds("bob", {"1"})
    assert (course.root / "autograded/bob/mini/1.ipynb").exists()


def test_a_picture_that_cannot_be_read_stops_nobody(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> bool:
        raise PermissionError

    with Books(course, "mini") as books:
        books.record("bob", marks_of(course, "bob"))
        monkeypatch.setattr("filecmp.cmp", refuse)
        assert not books.holds("bob", {"1"})


@pytest.mark.slow
def test_whoever_hands_in_nothing_gets_zero(course: Course) -> None:
    with Books(course, "mini") as books:
        books.record("frank", {})
        books.record("alice", marks_of(course, "alice"))
        books.record("alice", {})
    assert {row for row in rows(course) if "GradeCell" in row and ", 0.0, None, None, 0)" not in row} == set()
    assert not (course.root / "autograded" / "frank").exists()


@pytest.mark.slow
def test_settings_and_sources_that_ask_for_more_are_left_to_nbgrader(course: Course) -> None:
    config = course.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    for more in (
        "c.Autograde.exclude_overwriting = {'mini': ['points.csv']}",
        "c.OverwriteCells.add_missing_cells = True",
        "c.CourseDirectory.groupshared = True",
        "c.BaseConverter.post_convert_hook = print",
    ):
        config.write_text(f"{text}\n{more}\n", encoding="utf-8")
        with Books(course, "mini") as books:
            assert not books.is_direct, more
    config.write_text(text, encoding="utf-8")
    source = course.sources("mini")[0].path
    changed = source.read_text(encoding="utf-8").replace('"points": 2', '"points": 1', 1)
    source.write_text(changed, encoding="utf-8")
    os.utime(source, (1, 1))
    with Books(course, "mini") as books:
        assert not books.is_direct
        marks = marks_of(course, "alice")
        books.record("alice", marks)
    assert (course.root / "autograded" / "alice" / "mini" / "1.scoresheet.json").exists()


@pytest.mark.slow
def test_a_student_who_cannot_be_recorded_keeps_what_was_there(course: Course) -> None:
    marks = {student: marks_of(course, student) for student in ("alice", "bob")}
    with Books(course, "mini") as books:
        books.record("bob", marks["bob"])
        before = rows(course), files(course)
        (course.root / "submitted" / "bob" / "mini" / "timestamp.txt").write_text("어제 저녁")
        with pytest.raises(CourseError, match="Look at submitted/bob/mini"):
            books.record("bob", marks_of(course, "bob"))
        assert (rows(course), files(course)) == before
        with pytest.raises(CourseError, match="patterns"):
            books.record("a*", {})
        books.record("alice", marks["alice"])
    assert not list((course.root / ".examiner").glob("staged-*"))
    assert (course.root / "autograded" / "alice" / "mini" / "1.ipynb").exists()


@pytest.mark.slow
def test_a_damaged_gradebook_is_one_sentence(mini: Course) -> None:
    submit(release(mini), "alice")
    gradebook = mini.root / "gradebook.db"
    whole = gradebook.read_bytes()
    for content in (b"no gradebook" * 1000, whole[:5000]):
        gradebook.write_bytes(content)
        with pytest.raises(CourseError, match=r"put back a copy of it, or move it away and run `nbgrader generate_as"):
            Books(mini, "mini")
        for command in ("grade", "regrade"):
            done = examiner(mini, command, "mini")
            assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
            assert "gradebook.db cannot be read" in done.stderr
    gradebook.write_bytes(whole)
    with Books(mini, "mini") as books:
        gradebook.write_bytes(b"no gradebook" * 1000)
        with pytest.raises(CourseError, match=r"gradebook.db cannot be read .file is not a database"):
            books.points("alice")
