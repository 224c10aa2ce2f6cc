"""What is collected lies in submitted/ as nbgrader reads it, and nothing that was there is lost."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from examiner import receipt
from examiner.collect import HandIn, Plan
from examiner.course import Course
from examiner.delivery import Delivered, Result, deliver

SEOUL = ZoneInfo("Asia/Seoul")


def hand_in(tmp_path: Path, student: str = "0012", day: int = 5, **notebooks: str) -> Plan:
    files = {}
    for number, (name, text) in enumerate((notebooks or {"a": "1"}).items()):
        files[name] = tmp_path / f"{student}-{day}-{number}.ipynb"
        files[name].write_text(text, encoding="utf-8")
    return Plan((HandIn(student, "홍길동", files, datetime.datetime(2025, 5, day, 6, 3, 22, tzinfo=datetime.UTC)),))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "course").mkdir()
    return Course(tmp_path / "course")


def put(plan: Plan, course: Course, **options: bool) -> Delivered:
    (done,) = deliver(plan, course, "lab", **options)
    return done


def files_of(course: Course) -> dict[str, str]:
    root = course.root / "submitted"
    return {str(path.relative_to(root)): path.read_text() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_submission_lies_where_nbgrader_reads_it_with_a_time_that_it_understands(
    tmp_path: Path, course: Course
) -> None:
    assert put(hand_in(tmp_path), course).result is Result.NEW
    assert files_of(course) == {"0012/lab/a.ipynb": "1", "0012/lab/timestamp.txt": "2025-05-05 06:03:22.000000 UTC"}
    read_back = CourseDirectory(root=str(course.root)).get_existing_timestamp(str(course.root / "submitted/0012/lab"))
    assert read_back == datetime.datetime(2025, 5, 5, 6, 3, 22)  # naive UTC, as nbgrader keeps it
    assert parse_utc("2025-05-05 15:03:22 Asia/Seoul") == read_back


def test_the_same_again_is_unchanged(tmp_path: Path, course: Course) -> None:
    put(hand_in(tmp_path), course)
    before = files_of(course)
    assert put(hand_in(tmp_path, day=9), course).result is Result.UNCHANGED
    assert files_of(course) == before


def test_what_differs_stays_without_force(tmp_path: Path, course: Course) -> None:
    put(hand_in(tmp_path, a="1"), course)
    before = files_of(course)
    done = put(hand_in(tmp_path, a="2"), course)
    assert (done.result, done.needs_person) == (Result.DIFFERS, True)
    assert "--force" in done.remark
    assert files_of(course) == before


def test_force_replaces_and_keeps_the_earlier_one_whole(tmp_path: Path, course: Course) -> None:
    put(hand_in(tmp_path, a="1", b="only then"), course)
    done = put(hand_in(tmp_path, day=9, a="2"), course, force=True)
    files = files_of(course)
    kept = done.remark.rpartition(" ")[2]
    assert done.result is Result.REPLACED
    assert (files["0012/lab/a.ipynb"], files["0012/lab/b.ipynb"]) == ("2", "only then")
    assert (files[f"0012/{kept}/a.ipynb"], files[f"0012/{kept}/timestamp.txt"][:10]) == ("1", "2025-05-05")
    assert files["0012/lab/timestamp.txt"].startswith("2025-05-09")


def test_another_notebook_joins_the_ones_that_are_there(tmp_path: Path, course: Course) -> None:
    put(hand_in(tmp_path, day=9, a="1"), course)
    assert put(hand_in(tmp_path, day=5, b="2"), course).result is Result.ADDED
    expected = {
        "0012/lab/a.ipynb": "1",
        "0012/lab/b.ipynb": "2",
        "0012/lab/timestamp.txt": "2025-05-09 06:03:22.000000 UTC",
    }
    assert files_of(course) == expected


def test_a_replaced_submission_of_unknown_time_has_no_old_time(tmp_path: Path, course: Course) -> None:
    put(hand_in(tmp_path, a="1"), course)
    (new,) = hand_in(tmp_path, a="2").hand_ins
    plan = Plan((HandIn(new.student, new.name, new.notebooks, None),))
    put(plan, course, force=True)
    assert "0012/lab/timestamp.txt" not in files_of(course)


def test_force_corrects_a_time(tmp_path: Path, course: Course) -> None:
    put(hand_in(tmp_path, day=5), course)
    put(hand_in(tmp_path, day=9), course, force=True)
    assert files_of(course)["0012/lab/timestamp.txt"].startswith("2025-05-09")


def test_a_dry_run_writes_nothing(tmp_path: Path, course: Course) -> None:
    assert put(hand_in(tmp_path), course, dry_run=True).result is Result.NEW
    assert not (course.root / "submitted").exists()


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    put(hand_in(tmp_path, a="1"), course)
    before = files_of(course)
    rename = os.rename

    def full(old: Path, new: Path) -> None:
        if Path(old).name == "new":
            raise OSError(28, "No space left on device")
        rename(old, new)

    monkeypatch.setattr(os, "rename", full)
    done = put(hand_in(tmp_path, a="2"), course, force=True)
    assert (done.result, "No space left" in done.remark) == (Result.FAILED, True)
    assert files_of(course) == before


@pytest.mark.parametrize("text", ["0001-01-01 00:00:00 +0900", "99999999999999999999"])
def test_a_time_of_no_calendar_is_replaced(tmp_path: Path, course: Course, text: str) -> None:
    put(hand_in(tmp_path), course)
    (course.root / "submitted" / "0012" / "lab" / "timestamp.txt").write_text(text)
    put(hand_in(tmp_path, b="1"), course)
    assert files_of(course)["0012/lab/timestamp.txt"].startswith("2025-05-05")


@pytest.mark.parametrize("what", ["link", "file"])
def test_nothing_is_written_through_a_link_or_over_a_file(tmp_path: Path, course: Course, what: str) -> None:
    target = course.root / "submitted" / "0012" / "lab"
    target.parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    target.symlink_to(tmp_path / "elsewhere") if what == "link" else target.write_text("file")
    assert put(hand_in(tmp_path), course, force=True).result is Result.FAILED
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_report_opens_in_korean_excel_and_runs_no_formula(tmp_path: Path, course: Course) -> None:
    plan = hand_in(tmp_path, student="0012")
    (only_one,) = plan.hand_ins
    evil = HandIn("=1+1", "@x", {}, None)
    content = receipt.collected_csv(Plan((only_one, evil)), list(deliver(Plan((only_one, evil)), course, "lab")), SEOUL)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("0012,홍길동,a,2025-05-05 15:03:22,new")
    assert lines[2].startswith("'=1+1,'@x")
