"""Collecting what an LMS gives: whose, which notebook, when; and that no zip, folder or roster does harm."""

from __future__ import annotations

import datetime
import io
import json
import os
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner
from typer.testing import Result as Ran

from examiner import collect, download, receipt
from examiner.archive import Bounds
from examiner.cli import app
from examiner.collect import HandIn, Plan, Times
from examiner.course import Course, Source
from examiner.errors import CollectError, ExaminerError
from examiner.roster import Roster, parse_roster
from tests.conftest import PROJECT

SEOUL = ZoneInfo("Asia/Seoul")
MAY = (2025, 5, 1, 10, 0, 0)
JUNE = (2025, 6, 1, 23, 59, 58)
NAMES = ("1_tensors", "2_keras", "3_tensorflow")
LIST = "학번,이름,이메일\n0012345678,홍길동,gildong@example.ac.kr\n20230002,김민수,minsu@example.ac.kr\n"


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """The three notebooks of the lab, without cells to mark."""
    return list(Course(PROJECT).sources("keras_and_tf"))


def notebook(name: str = "2_keras", mark: str = "") -> bytes:
    """A notebook that its cells make known, whatever its name."""
    source = json.loads((PROJECT / "source" / "keras_and_tf" / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = [cell | {"outputs": []} if cell["cell_type"] == "code" else cell for cell in source["cells"]]
    return json.dumps({"cells": cells, "metadata": {"mark": mark}, "nbformat": 4, "nbformat_minor": 5}).encode()


def release_of(name: str) -> bytes:
    """A notebook as students get it."""
    return (PROJECT / "release" / "keras_and_tf" / f"{name}.ipynb").read_bytes()


def make_zip(path: Path, files: Mapping[str, bytes], times: Mapping[str, tuple[int, ...]] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (times or {}).get(name, MAY))  # type: ignore[arg-type]
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return path


def raw_names(path: Path, change: Callable[[str], bytes]) -> Path:
    """Write the names anew in other bytes, without the UTF-8 flag, as Windows and macOS do."""

    class Info(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return change(self.filename), self.flag_bits & ~0x800

    with zipfile.ZipFile(path) as old:
        files = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, content in files:
            archive.writestr(Info(info.filename, info.date_time), content)
    return path


def read(path: Path, sources: list[Source], roster: str | None = None, **options: object) -> Plan:
    scratch = path.parent / "scratch"
    scratch.mkdir()
    listed = parse_roster(roster.encode(), SEOUL) if roster else None
    return collect.read(path, sources, scratch, zone=SEOUL, roster=listed, **options)  # type: ignore[arg-type]


def found(plan: Plan) -> dict[str, list[str]]:
    return {hand_in.student: sorted(hand_in.notebooks) for hand_in in plan.hand_ins}


def only(plan: Plan) -> HandIn:
    (hand_in,) = plan.hand_ins
    return hand_in


def reasons(plan: Plan) -> str:
    left = [*plan.unmatched, *(left for hand_in in plan.hand_ins for left in hand_in.left_out)]
    return "\n".join(map(str, left))


# Who and what.


@pytest.mark.parametrize(
    "name",
    [
        "홍길동_1234567_assignsubmission_file/2_keras.ipynb",
        "홍길동_1234567_assignsubmission_file_/2_keras.ipynb",
        "홍길동_1234567_assignsubmission_file_2_keras.ipynb",
        "과제/홍길동_1234567_assignsubmission_file/폴더/2_keras.ipynb",
        "길동 홍_1234567_assignsubmission_file/2_keras (1).ipynb",
        "홍길동(0012345678)_1234567_assignsubmission_file/무제.ipynb",
        "hong_LATE_12345_67890_2_keras-1.ipynb".replace("hong", "홍길동"),
        "홍길동_12345_67890_2_keras.ipynb",
        "0012345678/2_keras.ipynb",
        "1반/0012345678 홍길동/2_keras.ipynb",
        "홍길동_2_keras.ipynb",
        "2_keras_0012345678.ipynb",
        "gildong@example.ac.kr/2_keras.ipynb",
        "홍길동/2_keras.ipynb.txt",
        "2_keras.ipynb의 사본 - 홍길동.ipynb",
        unicodedata.normalize("NFD", "홍길동/2_keras 사본.ipynb"),
        r"홍길동\2_keras.ipynb",
    ],
)
def test_a_name_leads_to_the_student_number_and_the_notebook(tmp_path: Path, sources: list[Source], name: str) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {name: notebook()}), sources, LIST)
    assert found(plan) == {"0012345678": ["2_keras"]}
    assert [student.number for student in plan.absent] == ["20230002"]


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("홍길동_1234567_assignsubmission_file/2_keras.ipynb", "1234567"),
        ("hong_12345_67890_2_keras.ipynb", "12345"),
        ("anon_Ab12C_67890_2_keras.ipynb", "anon_Ab12C"),
        ("20231234_홍길동/2_keras.ipynb", "20231234"),
        ("20231234_홍길동_20261120130511_2_keras.ipynb", "20231234"),
        ("홍길동/2_keras.ipynb", "홍길동"),
        ("홍길동_2_keras (1).ipynb", "홍길동"),
        (unicodedata.normalize("NFD", "홍길동/2_keras.ipynb"), "홍길동"),
    ],
)
def test_without_a_roster_the_name_of_the_folder_is_what_the_lms_tells(
    tmp_path: Path, sources: list[Source], name: str, student: str
) -> None:
    assert found(read(make_zip(tmp_path / "all.zip", {name: notebook()}), sources)) == {student: ["2_keras"]}


@pytest.mark.parametrize(
    ("pattern", "students"),
    [
        ("20261120_{}_2_keras.ipynb", {"20261120_0012345678", "20261120_20230002"}),
        ("01_{}_홍길동_2_keras.ipynb", {"0012345678", "20230002"}),
    ],
)
def test_a_day_or_section_before_a_student_number_is_not_of_canvas(
    tmp_path: Path, sources: list[Source], pattern: str, students: set[str]
) -> None:
    numbers = ("0012345678", "20230002")
    path = make_zip(tmp_path / "all.zip", {pattern.format(number): notebook(mark=number) for number in numbers})
    assert set(found(read(path, sources))) == students
    (tmp_path / "scratch").rename(tmp_path / "before")
    roster = LIST.replace("김민수", "홍길동")  # numbers tell two of one name apart
    assert set(found(read(path, sources, roster))) == set(numbers)


@pytest.mark.parametrize("name", ["*?[a]", "..hidden", "a" * 240, "*?[b]"])
def test_a_folder_name_is_safe_for_nbgrader(tmp_path: Path, sources: list[Source], name: str) -> None:
    student = only(read(make_zip(tmp_path / "all.zip", {f"{name}/2_keras.ipynb": notebook()}), sources)).student
    assert not set(student) & set("/\\*?[]")
    assert not student.startswith(".")
    assert len(student.encode()) < 200


def test_two_folders_do_not_become_one_by_being_made_safe(tmp_path: Path, sources: list[Source]) -> None:
    files = {"a*b/2_keras.ipynb": notebook(), "a?b/2_keras.ipynb": notebook(mark="b")}
    assert len(found(read(make_zip(tmp_path / "all.zip", files), sources))) == 2


def test_a_folder_around_all_students_is_not_a_student(tmp_path: Path, sources: list[Source]) -> None:
    files = {f"제출물/{name}/2_keras.ipynb": notebook(mark=name) for name in ("가", "나")} | {"제출물/목록.xlsx": b""}
    assert found(read(make_zip(tmp_path / "all.zip", files), sources)) == {"가": ["2_keras"], "나": ["2_keras"]}


def test_two_students_of_one_name_are_left_to_a_person(tmp_path: Path, sources: list[Source]) -> None:
    roster = "학번,이름\n1001,김민수\n1002,김민수\n"
    plan = read(
        make_zip(tmp_path / "all.zip", {"김민수_77_assignsubmission_file/2_keras.ipynb": notebook()}), sources, roster
    )
    assert not plan.hand_ins
    assert "1001, 1002" in reasons(plan)
    assert plan.unmatched[0].needs_person


def test_the_participant_number_tells_two_students_of_one_name_apart(tmp_path: Path, sources: list[Source]) -> None:
    roster = "참여자 번호,학번,이름\n참여자 77,1001,김민수\n참여자 78,1002,김민수\n"
    plan = read(
        make_zip(tmp_path / "all.zip", {"김민수_78_assignsubmission_file/2_keras.ipynb": notebook()}), sources, roster
    )
    assert found(plan) == {"1002": ["2_keras"]}


def test_a_number_below_tells_two_students_of_one_name_apart(tmp_path: Path, sources: list[Source]) -> None:
    roster = "학번,이름\n20231001,김민수\n20231002,김민수\n"
    plan = read(make_zip(tmp_path / "all.zip", {"김민수/20231002_2_keras.ipynb": notebook()}), sources, roster)
    assert found(plan) == {"20231002": ["2_keras"]}


def test_a_participant_number_is_not_taken_for_a_student_number(tmp_path: Path, sources: list[Source]) -> None:
    name = "김민수_0012345678_assignsubmission_file/2_keras.ipynb"  # 홍길동's student number, by accident
    assert found(read(make_zip(tmp_path / "all.zip", {name: notebook()}), sources, LIST)) == {"20230002": ["2_keras"]}


def test_a_name_and_a_number_of_two_students_are_left_to_a_person(tmp_path: Path, sources: list[Source]) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {"20230002_홍길동/2_keras.ipynb": notebook()}), sources, LIST)
    assert "0012345678, 20230002" in reasons(plan)


def test_the_outer_name_decides_over_that_of_a_file_from_a_friend(tmp_path: Path, sources: list[Source]) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {"홍길동/김민수_2_keras.ipynb": notebook()}), sources, LIST)
    assert found(plan) == {"0012345678": ["2_keras"]}


def test_who_is_not_in_the_roster_is_listed(tmp_path: Path, sources: list[Source]) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {"이몽룡/2_keras.ipynb": notebook()}), sources, LIST)
    assert "nobody in the roster" in reasons(plan)
    assert len(plan.absent) == 2


@pytest.mark.parametrize("name", ["00240004_박민수", "00240004"])
def test_zeros_that_a_spreadsheet_took_from_a_roster_are_told(tmp_path: Path, sources: list[Source], name: str) -> None:
    roster = "학번,이름\n240004,박민수\n240005,박민수\n"
    plan = read(make_zip(tmp_path / "all.zip", {f"{name}/2_keras.ipynb": notebook()}), sources, roster)
    assert "it has 240004 for 00240004: make that column text" in reasons(plan)


def test_short_numbers_are_not_found_inside_of_names(tmp_path: Path, sources: list[Source]) -> None:
    roster = "학번,이름\n2,홍길동\n3,김민수\n"
    plan = read(make_zip(tmp_path / "all.zip", {"김민수_2_keras.ipynb": notebook()}), sources, roster)
    assert found(plan) == {"3": ["2_keras"]}


def test_a_zip_handed_in_is_opened_one_level(tmp_path: Path, sources: list[Source]) -> None:
    inner = make_zip(tmp_path / "in.zip", {f"내 과제/{name}.ipynb": notebook(name) for name in NAMES}).read_bytes()
    files = {"홍길동_7_assignsubmission_file/과제.zip": inner}
    assert found(read(make_zip(tmp_path / "all.zip", files), sources)) == {"7": list(NAMES)}


def test_a_zip_in_a_zip_in_the_download_is_left_to_a_person(tmp_path: Path, sources: list[Source]) -> None:
    inner = make_zip(tmp_path / "in.zip", {"2_keras.ipynb": notebook()}).read_bytes()
    middle = make_zip(tmp_path / "mid.zip", {"in.zip": inner}).read_bytes()
    plan = read(make_zip(tmp_path / "all.zip", {"홍길동/mid.zip": middle}), sources)
    assert "a zip in a zip" in reasons(plan)


def test_a_folder_of_files_and_zips_is_read_like_a_zip(tmp_path: Path, sources: list[Source]) -> None:
    folder = tmp_path / "all"
    (folder / "김민수").mkdir(parents=True)
    (folder / "김민수" / "3_tensorflow.ipynb").write_bytes(notebook("3_tensorflow"))
    make_zip(folder / "0012345678.zip", {"1_tensors.ipynb": notebook("1_tensors")})
    plan = read(folder, sources, LIST)
    assert found(plan) == {"0012345678": ["1_tensors"], "20230002": ["3_tensorflow"]}


def test_a_folder_name_that_is_no_utf8_is_read_as_cp949(tmp_path: Path, sources: list[Source]) -> None:
    folder = tmp_path / "all"
    os.makedirs(os.fsencode(folder) + b"/" + "홍길동".encode("cp949"))
    (folder / os.fsdecode("홍길동".encode("cp949")) / "2_keras.ipynb").write_bytes(notebook())
    assert found(read(folder, sources, LIST)) == {"0012345678": ["2_keras"]}


@pytest.mark.parametrize(
    "change",
    [
        lambda name: name.encode("cp949"),
        lambda name: name.encode(),
        lambda name: unicodedata.normalize("NFD", name).encode(),
    ],
    ids=["cp949", "utf-8", "nfd"],
)
def test_names_without_the_utf8_flag_are_read(
    tmp_path: Path, sources: list[Source], change: Callable[[str], bytes]
) -> None:
    path = make_zip(tmp_path / "all.zip", {"홍길동_7_assignsubmission_file/2_keras.ipynb": notebook()})
    assert found(read(raw_names(path, change), sources, LIST)) == {"0012345678": ["2_keras"]}


def test_a_cp949_name_that_is_utf8_by_chance_follows_the_others_of_its_zip(
    tmp_path: Path, sources: list[Source]
) -> None:
    chance = bytes.fromhex("c3a3c8bf").decode("cp949")  # also valid as UTF-8
    files = {f"{chance}/2_keras.ipynb": notebook(), "홍길동/2_keras.ipynb": notebook(mark="b")}
    path = raw_names(make_zip(tmp_path / "all.zip", files), lambda name: name.encode("cp949"))
    assert set(found(read(path, sources))) == {chance, "홍길동"}


def test_what_macos_and_jupyter_leave_beside_is_not_even_listed(tmp_path: Path, sources: list[Source]) -> None:
    junk = ("__MACOSX/홍길동/._2_keras.ipynb", "홍길동/.DS_Store", "홍길동/.ipynb_checkpoints/2_keras-checkpoint.ipynb")
    files = dict.fromkeys(junk, b"junk") | {"홍길동/2_keras.ipynb": notebook()}
    assert only(read(make_zip(tmp_path / "all.zip", files), sources)).left_out == ()


KEPT = ".ipynb_checkpoints/2_keras-checkpoint.ipynb"


@pytest.mark.parametrize("folder", ["홍길동_7_assignsubmission_file", "홍길동", "1반/홍길동"])
@pytest.mark.parametrize("is_alone", [False, True])
def test_the_work_that_jupyter_kept_is_taken_where_the_notebook_has_none(
    tmp_path: Path, sources: list[Source], folder: str, *, is_alone: bool
) -> None:
    files = {f"{folder}/{KEPT}": notebook()}
    if not is_alone:
        files[f"{folder}/2_keras.ipynb"] = release_of("2_keras")
    plan = read(make_zip(tmp_path / "all.zip", files), sources, LIST)
    assert only(plan).notebooks["2_keras"].read_bytes() == notebook()
    assert ("work on fewer questions than 2_keras-checkpoint.ipynb" in reasons(plan)) != is_alone


@pytest.mark.parametrize("kept", [notebook(), notebook(mark="other"), release_of("2_keras"), b"", b"{}"])
def test_what_jupyter_kept_with_no_more_work_is_not_even_listed(
    tmp_path: Path, sources: list[Source], kept: bytes
) -> None:
    files = {"홍길동/2_keras.ipynb": notebook(), f"홍길동/{KEPT}": kept, f"홍길동/{KEPT[:18]}/그림.png": b""}
    for times in ({}, {f"홍길동/{KEPT}": JUNE}):  # a checkpoint is no newer work
        hand_in = only(read(make_zip(tmp_path / "all.zip", files, times), sources))
        assert (hand_in.notebooks["2_keras"].read_bytes(), hand_in.left_out) == (notebook(), ())
        (tmp_path / "scratch").rename(tmp_path / f"before{len(times)}")


@pytest.mark.parametrize("name", ["홍길동_2_keras", "홍길동_7_assignsubmission_file_2_keras", "홍길동_77_777_2_keras"])
def test_what_jupyter_kept_beside_files_is_of_the_student_of_the_file(
    tmp_path: Path, sources: list[Source], name: str
) -> None:
    files = {f"{name}.ipynb": release_of("2_keras"), f".ipynb_checkpoints/{name}-checkpoint.ipynb": notebook()}
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert only(plan).notebooks["2_keras"].read_bytes() == notebook()
    assert not only(plan).left_out[0].needs_person


@pytest.mark.parametrize("ending", [".txt", "", ".ipyn", ".download", ".crdownload", ".md", " (1).txt"])
@pytest.mark.parametrize("name", ["홍길동_2_keras", "홍길동/2_keras", "홍길동_7_assignsubmission_file_2_keras"])
def test_a_notebook_is_known_by_its_cells_whatever_its_ending(
    tmp_path: Path, sources: list[Source], name: str, ending: str
) -> None:
    files = {f"{name}{ending}": notebook(), f"{name}의 메모.txt": "메모".encode(), f"{name}.pdf": notebook()}
    path = make_zip(tmp_path / "all.zip", files)
    plan = read(path, sources, LIST)
    assert found(plan) == {"0012345678": ["2_keras"]}
    assert [(left.reason, left.needs_person) for left in only(plan).left_out] == [("no notebook", False)] * 2
    (tmp_path / "scratch").rename(tmp_path / "before")
    assert found(read(make_zip(path, {f"{name}{ending}": notebook()}), sources)) in (
        {"홍길동": ["2_keras"]},
        {"7": ["2_keras"]},
    )


def test_what_is_no_notebook_takes_no_room_from_notebooks(tmp_path: Path, sources: list[Source]) -> None:
    files = {f"가/{number}.pkl": os.urandom(2**21 - 9) for number in range(4)}
    plan = read(make_zip(tmp_path / "all.zip", files | {"나/2_keras.ipynb": notebook()}), sources, bounds=SMALL)
    assert found(plan) == {"가": [], "나": ["2_keras"]}
    assert [left.reason for left in plan.hand_ins[0].left_out] == [
        "everything looked at together is too large",
        *["no notebook"] * 3,
    ]
    assert len(list((tmp_path / "scratch").rglob("*.*"))) == 1


def test_a_damaged_notebook_with_the_right_name_is_collected(tmp_path: Path, sources: list[Source]) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {"홍길동/2_keras.ipynb": b"not a notebook"}), sources)
    assert found(plan) == {"홍길동": ["2_keras"]}


def test_files_beside_all_notebooks_need_nobody_but_instead_of_them_do(tmp_path: Path, sources: list[Source]) -> None:
    whole = {f"가/{name}.ipynb": notebook(name) for name in NAMES} | {"가/그림.png": b"", "가/연습.ipynb": b"{}"}
    plan = read(make_zip(tmp_path / "all.zip", whole | {"나/보고서.pdf": b""}), sources)
    needs = {hand_in.student: [left.needs_person for left in hand_in.left_out] for hand_in in plan.hand_ins}
    assert needs == {"가": [False, False], "나": [True]}


# Which of several, and when.


def test_the_newest_of_several_is_taken_and_the_others_are_listed(tmp_path: Path, sources: list[Source]) -> None:
    files = {"홍길동/2_keras.ipynb": notebook(mark="old"), "홍길동/2_keras_최종.ipynb": notebook(mark="new")}
    plan = read(make_zip(tmp_path / "all.zip", files, {"홍길동/2_keras_최종.ipynb": JUNE}), sources)
    assert b'"new"' in only(plan).notebooks["2_keras"].read_bytes()
    assert "older than 2_keras_최종.ipynb" in reasons(plan)
    assert not any(left.needs_person for left in only(plan).left_out)


@pytest.mark.parametrize("times", [MAY, JUNE], ids=["of the download", "of handing in"])
@pytest.mark.parametrize("other", [b"", release_of("2_keras")], ids=["empty", "as released"])
def test_a_newer_file_without_the_work_is_not_taken(
    tmp_path: Path, sources: list[Source], other: bytes, times: tuple[int, ...]
) -> None:
    files = {"홍길동/2_keras.ipynb": notebook(), "홍길동/2_keras (1).ipynb": other}
    plan = read(make_zip(tmp_path / "all.zip", files, {"홍길동/2_keras (1).ipynb": times}), sources)
    assert only(plan).notebooks["2_keras"].read_bytes() == notebook()
    assert "홍길동/2_keras (1).ipynb: work on fewer questions than 2_keras.ipynb, which is taken" in reasons(plan)
    assert not any(left.needs_person for left in only(plan).left_out)


def test_another_notebook_under_the_name_of_a_copy_replaces_none(tmp_path: Path, sources: list[Source]) -> None:
    files = {"홍길동/1_tensors.ipynb": notebook("1_tensors"), "홍길동/1_tensors (1).ipynb": notebook("3_tensorflow")}
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert {name: path.read_bytes() for name, path in only(plan).notebooks.items()} == {
        name: notebook(name) for name in ("1_tensors", "3_tensorflow")
    }


def test_the_highest_resubmission_of_canvas_is_taken(tmp_path: Path, sources: list[Source]) -> None:
    files = {
        f"hong_12345_{number}_2_keras{mark}.ipynb": notebook(mark=mark)
        for number, mark in ((901, "-2"), (902, "-1"), (903, ""))
    }
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert b'"-2"' in only(plan).notebooks["2_keras"].read_bytes()
    assert reasons(plan).count("a copy of a lower number than 2_keras-2.ipynb") == 2


def test_several_files_of_one_time_are_left_to_a_person(tmp_path: Path, sources: list[Source]) -> None:
    files = {"홍길동/초안/2_keras.ipynb": notebook(mark="a"), "홍길동/최종/my_keras.ipynb": notebook(mark="b")}
    plan = read(make_zip(tmp_path / "all.zip", files), sources, LIST)
    assert only(plan).notebooks == {}
    assert reasons(plan).count("nobody can tell") == 2


def test_the_same_file_twice_is_one(tmp_path: Path, sources: list[Source]) -> None:
    files = {"홍길동/2_keras.ipynb": notebook(), "홍길동/복사/2_keras.ipynb": notebook()}
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert found(plan) == {"홍길동": ["2_keras"]}
    assert "the same file again" in reasons(plan)


@pytest.mark.parametrize("folder", ["홍길동", "홍길동_7_assignsubmission_file"])
def test_an_older_file_that_is_surely_the_students_needs_nobody(
    tmp_path: Path, sources: list[Source], folder: str
) -> None:
    files = {f"{folder}/2_keras.ipynb": notebook(mark="old"), f"{folder}/새/2_keras.ipynb": notebook()}
    path = make_zip(tmp_path / "all.zip", files, {f"{folder}/새/2_keras.ipynb": JUNE})
    (left,) = only(read(path, sources, LIST)).left_out
    assert not left.needs_person
    (tmp_path / "scratch").rename(tmp_path / "before")
    (left,) = only(read(path, sources)).left_out
    assert left.needs_person == (folder == "홍길동")


@pytest.mark.parametrize(
    "pattern",
    [
        "01분반/{}/2_keras.ipynb",
        "01분반/{}_2_keras.ipynb",
        "20251120/{}/2_keras.ipynb",
        "01분반/{}.zip/2_keras.ipynb",
        "{}/과제_20251120_20240001_2_keras.ipynb",
    ],
)
@pytest.mark.parametrize(
    "other", [notebook(mark="b"), release_of("2_keras"), notebook()], ids=["newer", "less", "same"]
)
def test_two_students_in_a_folder_of_a_section_or_day_wait_for_a_person_or_a_roster(
    tmp_path: Path, sources: list[Source], pattern: str, other: bytes
) -> None:
    one, two = (pattern.format(name) for name in ("홍길동", "김철수"))
    files = {one: notebook(), two: other, pattern.replace("1", "2").format("이몽룡"): notebook()}
    plan = read(make_zip(tmp_path / "all.zip", files, {two: JUNE}), sources)
    (left,) = plan.hand_ins[0].left_out
    assert left.needs_person
    assert "may be another student's, which a roster tells" in left.reason


@pytest.mark.parametrize(
    "pattern", ["01분반/{}/{}.ipynb", "01분반/{}_{}.ipynb", "20251120/{}/{}.ipynb", "20251120/{}.zip/{}.ipynb"]
)
def test_different_notebooks_of_two_students_in_one_folder_wait_for_a_person_or_a_roster(
    tmp_path: Path, sources: list[Source], pattern: str
) -> None:
    pairs = (("홍길동", "1_tensors"), ("김민수", "2_keras"))
    files = {pattern.format(*pair): notebook(pair[1]) for pair in pairs}
    files[pattern.replace("1", "2", 1).format("이몽룡", "2_keras")] = notebook()
    path = make_zip(tmp_path / "all.zip", files)
    plan = read(path, sources)
    assert [left.needs_person for left in plan.hand_ins[0].left_out] == [True]
    assert "they may be of several students, which a roster tells" in reasons(plan)
    (tmp_path / "scratch").rename(tmp_path / "before")
    plan = read(path, sources, LIST)
    assert found(plan) == {"0012345678": ["1_tensors"], "20230002": ["2_keras"]}


@pytest.mark.parametrize(
    "folder", ["홍길동", "홍길동/{}", "홍길동.zip", "20231234_홍길동_{}.zip", "20231234/{}의 사본.zip"]
)
def test_notebooks_in_folders_of_their_own_names_are_one_students(
    tmp_path: Path, sources: list[Source], folder: str
) -> None:
    files = {f"{folder.format(name)}/{name}.ipynb": notebook(name) for name in NAMES}
    files |= {f"이몽룡/{name}.ipynb": notebook(name, "b") for name in NAMES}
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert [(len(hand_in.notebooks), hand_in.left_out) for hand_in in plan.hand_ins] == [(3, ())] * 2


@pytest.mark.parametrize(
    "pattern", ["20261120_{}_{}.ipynb", "{}_20261120_{} (1).ipynb", "20261120 {}/{}.ipynb", "{}/{}_20261120.ipynb"]
)
def test_a_day_beside_two_names_is_nobodys_number(tmp_path: Path, sources: list[Source], pattern: str) -> None:
    pairs = (("홍길동", "1_tensors"), ("홍길동", "2_keras"), ("김민수", "2_keras"))
    files = {pattern.format(*pair): notebook(pair[1], mark=pair[0]) for pair in pairs}
    path = make_zip(tmp_path / "all.zip", files | {"20231234_이몽룡_2_keras.ipynb": notebook()})
    plan = read(path, sources)
    assert found(plan) == {"20231234": ["2_keras"]}
    assert [left.needs_person for left in plan.unmatched] == [True] * 3
    assert "20261120 stands beside different names, so it may be a day or a section; a roster tells" in reasons(plan)
    (tmp_path / "scratch").rename(tmp_path / "before")
    assert found(read(path, sources, LIST)) == {"0012345678": ["1_tensors", "2_keras"], "20230002": ["2_keras"]}


def test_a_number_beside_one_name_or_none_is_one_students(tmp_path: Path, sources: list[Source]) -> None:
    names = ("20231234_홍길동_1_tensors.ipynb", "20231234 홍길동 최종/2-Keras.ipynb", "3_tensorflow-20231234 (1).ipynb")
    files = {name: notebook(notebook_name) for name, notebook_name in zip(names, NAMES, strict=True)}
    assert found(read(make_zip(tmp_path / "all.zip", files), sources)) == {"20231234": list(NAMES)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20231234_1_tensors_최종.ipynb", "20231234_2_keras_수정.ipynb"),
        ("20231234_1_tensors_홍길동.ipynb", "20231234_2_keras의 사본.ipynb"),
        ("20231234_hw1_1_tensors.ipynb", "Copy of 20231234_2_keras.ipynb"),
        ("20231234_HongGildong_1_tensors.ipynb", "20231234_홍길동_2_keras.ipynb"),
        ("20231234_홍길동/과제1/1_tensors.ipynb", "20231234_홍길동/과제2/2_keras.ipynb"),
        ("20231105_1_tensors_final.ipynb", "20231105_2_keras_v2.ipynb"),
    ],
)
def test_a_students_own_number_is_enough_whatever_else_is_in_a_name(
    tmp_path: Path, sources: list[Source], one: str, other: str
) -> None:
    files = {one: notebook("1_tensors"), other: notebook("2_keras"), "20239999_김민수/2_keras.ipynb": notebook()}
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert sorted((len(hand_in.notebooks), hand_in.left_out) for hand_in in plan.hand_ins) == [(1, ()), (2, ())]
    assert not plan.unmatched


@pytest.mark.parametrize("roster", [LIST, None])
def test_what_is_in_a_students_zip_is_not_another_students(
    tmp_path: Path, sources: list[Source], roster: str | None
) -> None:
    inner = make_zip(tmp_path / "inner.zip", {"김민수_20230002_assignsubmission_file_/2_keras.ipynb": notebook()})
    files = {"홍길동_0012345678.zip": inner.read_bytes(), "이몽룡_20239999.zip": inner.read_bytes()}
    plan = read(make_zip(tmp_path / "all.zip", files), sources, roster)
    assert "20230002" not in found(plan)
    assert roster is None or any(left.needs_person for left in plan.unmatched)


@pytest.mark.parametrize("ending", [".", ".."])
def test_a_name_that_ends_in_a_way_up_stops_nothing(tmp_path: Path, sources: list[Source], ending: str) -> None:
    inner = make_zip(tmp_path / "inner.zip", {f"x_1_assignsubmission_file_{ending}": notebook()})
    files = {"홍길동.zip": inner.read_bytes(), "김민수_2_keras.ipynb": notebook()}
    assert "김민수" in found(read(make_zip(tmp_path / "all.zip", files), sources))


def test_a_name_that_grows_too_long_in_utf8_is_listed(tmp_path: Path, sources: list[Source]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / os.fsdecode(("가" * 120 + ".ipynb").encode("cp949"))).write_bytes(notebook())
    (folder / "홍길동_2_keras.ipynb").write_bytes(notebook())
    plan = read(folder, sources)
    assert found(plan) == {"홍길동": ["2_keras"]}
    assert "longer than 255 bytes" in reasons(plan)


def test_usual_words_beside_notebooks_of_a_folder_are_no_names(tmp_path: Path, sources: list[Source]) -> None:
    files = {"홍길동/1_tensors_final.ipynb": notebook("1_tensors"), "홍길동/2_keras 복사본.ipynb": notebook("2_keras")}
    plan = read(make_zip(tmp_path / "all.zip", files), sources)
    assert [(len(hand_in.notebooks), hand_in.left_out) for hand_in in plan.hand_ins] == [(2, ())]


def test_local_times_of_a_zip_become_utc(tmp_path: Path, sources: list[Source]) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {"홍길동/2_keras.ipynb": notebook()}), sources)
    assert only(plan).handed_in == datetime.datetime(2025, 5, 1, 1, 0, tzinfo=datetime.UTC)


def test_times_at_which_the_lms_made_the_zip_are_not_hand_in_times(tmp_path: Path, sources: list[Source]) -> None:
    files = {f"{name}_{number}_assignsubmission_file/2_keras.ipynb": notebook() for number, name in enumerate("가나다")}
    times = {name: (2025, 6, 9, 9, 0, 2 * place) for place, name in enumerate(files)}
    plan = read(make_zip(tmp_path / "all.zip", files, times), sources)
    assert {hand_in.handed_in for hand_in in plan.hand_ins} == {None}
    assert "those of the download" in plan.notes[0]


def test_times_of_an_lms_that_go_back_are_hand_in_times(tmp_path: Path, sources: list[Source]) -> None:
    files = {f"{name}_{number}_assignsubmission_file/2_keras.ipynb": notebook() for number, name in enumerate("가나")}
    plan = read(make_zip(tmp_path / "all.zip", files, dict(zip(files, (JUNE, MAY), strict=True))), sources)
    assert [str(hand_in.handed_in)[:7] for hand_in in plan.hand_ins] == ["2025-06", "2025-05"]


def test_times_can_be_asked_for_and_refused(tmp_path: Path, sources: list[Source]) -> None:
    path = make_zip(tmp_path / "all.zip", {"가_1_assignsubmission_file/2_keras.ipynb": notebook()})
    assert only(read(path, sources, times=Times.FILES)).handed_in is not None
    (tmp_path / "scratch").rename(tmp_path / "before")
    assert only(read(path, sources, times=Times.NONE)).handed_in is None


def test_the_time_in_the_roster_counts_before_that_of_the_file(tmp_path: Path, sources: list[Source]) -> None:
    roster = "학번,이름,제출일시\n1001,홍길동,2025-05-05 14:03\n"
    plan = read(make_zip(tmp_path / "all.zip", {"홍길동/2_keras.ipynb": notebook()}), sources, roster)
    assert only(plan).handed_in == datetime.datetime(2025, 5, 5, 5, 3, tzinfo=datetime.UTC)


@pytest.mark.parametrize("time", ["11/20/2026 10:00", "2026-11-20", "46346.5"])
def test_a_time_in_the_roster_that_cannot_be_read_is_told(tmp_path: Path, sources: list[Source], time: str) -> None:
    roster = f"학번,이름,제출일시\n1001,홍길동,-\n1002,김민수,{time}\n1003,이몽룡,{time}\n1004,성춘향,미제출\n"
    path = make_zip(tmp_path / "all.zip", {"홍길동/2_keras.ipynb": notebook()})
    (note,) = read(path, sources, roster).notes
    assert f"do not count: 2, the first in line 3: {time}." in note
    (tmp_path / "scratch").rename(tmp_path / "before")
    assert read(path, sources, roster, times=Times.NONE).notes == ()


def test_a_late_mark_of_canvas_is_told(tmp_path: Path, sources: list[Source]) -> None:
    assert "late" in reasons(
        read(make_zip(tmp_path / "all.zip", {"a_LATE_123_456_2_keras.ipynb": notebook()}), sources)
    )


# What does harm.

SMALL = Bounds(entries=5, entry_bytes=2**21, total_bytes=2**22, inner_zip_bytes=2**20, ratio=100, name_bytes=100)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../../홍길동/2_keras.ipynb", "leads out"),
        ("/tmp/홍길동/2_keras.ipynb", "leads out"),
        (r"C:\홍길동\2_keras.ipynb", "leads out"),
        (r"홍길동\..\..\2_keras.ipynb", "leads out"),
        ("홍길동/" + "가" * 40 + ".ipynb", "longer than 100 bytes"),
        ("홍길동/bomb.ipynb", "times its size"),
        ("홍길동/big.ipynb", "larger than 2 MiB"),
    ],
)
def test_a_harmful_entry_is_refused_and_the_others_are_read(
    tmp_path: Path, sources: list[Source], name: str, words: str
) -> None:
    content = {"bomb": b"0" * (2**21 - 1), "big": os.urandom(2**21 + 1)}.get(Path(name).stem, b"x")
    path = make_zip(tmp_path / "all.zip", {name: content, "김민수/2_keras.ipynb": notebook()})
    plan = read(path, sources, LIST, bounds=SMALL)
    assert words in reasons(plan)
    assert found(plan)["20230002"] == ["2_keras"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "scratch"]


def test_bytes_are_counted_whatever_the_headers_say(tmp_path: Path, sources: list[Source]) -> None:
    path = make_zip(tmp_path / "all.zip", {"홍길동/2_keras.ipynb": os.urandom(2**21 + 1000)})
    content = path.read_bytes()
    assert content.count(struct.pack("<I", 2**21 + 1000)) == 2
    path.write_bytes(content.replace(struct.pack("<I", 2**21 + 1000), struct.pack("<I", 99)))
    plan = read(path, sources, bounds=SMALL)
    assert only(plan).notebooks == {}


def test_everything_together_is_bounded(tmp_path: Path, sources: list[Source]) -> None:
    files = {f"학생{number}/2_keras.ipynb": os.urandom(2**21 - 9) for number in range(4)}
    plan = read(make_zip(tmp_path / "all.zip", files), sources, bounds=SMALL)
    assert reasons(plan).count("unpacked together") == 2


def test_a_student_who_hands_in_a_bomb_takes_nothing_from_the_others(tmp_path: Path, sources: list[Source]) -> None:
    bomb = make_zip(tmp_path / "in.zip", {f"{n}.ipynb": os.urandom(2**20 // 3) for n in range(5)}).read_bytes()
    files = {"가/a.zip": bomb, "나/2_keras.ipynb": notebook()}
    plan = read(make_zip(tmp_path / "all.zip", files), sources, bounds=SMALL)
    assert found(plan)["나"] == ["2_keras"]
    assert "unpacked together" in reasons(plan)


def test_too_many_entries_stop_it(tmp_path: Path, sources: list[Source]) -> None:
    path = make_zip(tmp_path / "all.zip", {f"{number}/2_keras.ipynb": b"" for number in range(6)})
    with pytest.raises(CollectError, match="6 entries"):
        read(path, sources, bounds=SMALL)


def test_a_link_is_refused(tmp_path: Path, sources: list[Source]) -> None:
    info = zipfile.ZipInfo("홍길동/2_keras.ipynb", MAY)
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    plan = read(tmp_path / "all.zip", sources)
    assert "a link or a device" in reasons(plan)
    assert only(plan).notebooks == {}


@pytest.mark.parametrize("kind", ["link", "pipe", "folder link"])
def test_a_link_or_pipe_in_a_folder_is_refused(tmp_path: Path, sources: list[Source], kind: str) -> None:
    path = tmp_path / "all" / "홍길동" / "2_keras.ipynb"
    path.parent.mkdir(parents=True)
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(notebook())
    {
        "link": lambda: path.symlink_to(secret),
        "pipe": lambda: os.mkfifo(path),
        "folder link": lambda: path.symlink_to("/"),
    }[kind]()
    plan = read(tmp_path / "all", sources)
    assert "a link or a device" in reasons(plan)
    assert only(plan).notebooks == {}


def test_an_encrypted_entry_is_refused(tmp_path: Path, sources: list[Source]) -> None:
    path = make_zip(tmp_path / "all.zip", {"a/2_keras.ipynb": b"x"})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "encrypted" in reasons(read(path, sources))


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path, sources: list[Source]) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/2_keras.ipynb", notebook(mark="a"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a/2_keras.ipynb", notebook(mark="b"))
    assert reasons(read(path, sources)).count("more than once") == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bounds_are_refused(tmp_path: Path, sources: list[Source], method: int) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", method) as archive:
        archive.writestr("a/2_keras.ipynb", notebook())
    assert "ordinary zip" in reasons(read(tmp_path / "all.zip", sources))


@pytest.mark.parametrize("name", ["과제.egg", "과제.7z", "과제.alz", "과제.rar", "과제.tar.gz"])
def test_other_archives_are_left_to_a_person(tmp_path: Path, sources: list[Source], name: str) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {f"홍길동/{name}": b"x"}), sources)
    assert "this kind of archive" in reasons(plan)


def test_a_name_cannot_steer_the_terminal(tmp_path: Path, sources: list[Source]) -> None:
    plan = read(make_zip(tmp_path / "all.zip", {"홍길동/\x1b[2J\u202e.pdf": b"x"}), sources)
    assert reasons(plan).split(":")[0].isprintable()


def test_of_a_zip_cut_off_by_the_network_the_beginning_is_read(tmp_path: Path, sources: list[Source]) -> None:
    files = {f"{name}_{number}_assignsubmission_file/2_keras.ipynb": notebook() for number, name in enumerate("가나다")}
    path = make_zip(tmp_path / "all.zip", files)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    plan = read(path, sources)
    assert found(plan) == {"0": ["2_keras"], "1": []}
    assert "download it again" in reasons(plan)


def test_a_streamed_zip_that_is_cut_off_is_read_too(tmp_path: Path, sources: list[Source]) -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.bytes = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, content: bytes) -> int:  # type: ignore[override]
            self.bytes += content
            return len(content)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "가나다":
            archive.writestr(f"{name}/2_keras.ipynb", notebook())
    path = tmp_path / "all.zip"
    path.write_bytes(stream.bytes[: len(stream.bytes) * 6 // 10])
    assert found(read(path, sources))["가"] == ["2_keras"]


def test_one_damaged_entry_costs_only_itself(tmp_path: Path, sources: list[Source]) -> None:
    path = make_zip(tmp_path / "all.zip", {"a/2_keras.ipynb": notebook(), "b/2_keras.ipynb": notebook()})
    content = bytearray(path.read_bytes())
    content[200:260] = b"\xff" * 60
    path.write_bytes(content)
    plan = read(path, sources)
    assert found(plan) == {"a": [], "b": ["2_keras"]}
    assert "damaged" in reasons(plan)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08\x00"])
def test_what_is_no_zip_is_refused_with_a_sentence(tmp_path: Path, sources: list[Source], content: bytes) -> None:
    (tmp_path / "all.zip").write_bytes(content)
    with pytest.raises(CollectError, match="not a zip"):
        read(tmp_path / "all.zip", sources)


def test_another_archive_is_to_be_unpacked_not_downloaded_again(tmp_path: Path, sources: list[Source]) -> None:
    (tmp_path / "all.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    with pytest.raises(CollectError, match="not a zip but another kind of archive"):
        read(tmp_path / "all.7z", sources)


def test_a_file_that_cannot_be_read_is_refused_without_where_it_lies(
    tmp_path: Path, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(path: Path) -> Iterator[bytes]:
        raise PermissionError(13, "Permission denied", str(path))
        yield b""

    monkeypatch.setattr(download, "_read", no)
    (tmp_path / "all" / "홍길동").mkdir(parents=True)
    (tmp_path / "all" / "홍길동" / "2_keras.ipynb").write_bytes(notebook())
    assert reasons(read(tmp_path / "all", sources)) == "홍길동/2_keras.ipynb: it cannot be read (Permission denied)"


# The command.


@pytest.fixture
def run(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """The command line, typed in the small course."""
    monkeypatch.chdir(mini.root)
    monkeypatch.setenv("COLUMNS", "200")
    return lambda *arguments: CliRunner().invoke(app, ["collect", *arguments])


def test_collect_fills_submitted_and_says_what_is_open(mini: Course, tmp_path: Path, run: Callable[..., Ran]) -> None:
    one = (mini.root / "source/mini/1.ipynb").read_bytes()
    path = make_zip(
        tmp_path / "all.zip",
        {"홍길동_7_assignsubmission_file/1.ipynb": one, "이몽룡_8_assignsubmission_file/1.ipynb": one},
    )
    (tmp_path / "list.csv").write_bytes(LIST.encode("cp949"))
    arguments = ("mini", str(path), "--roster", str(tmp_path / "list.csv"), "--report", str(tmp_path / "report.csv"))
    dry = run(*arguments, "--dry-run")
    assert (dry.exit_code, (mini.root / "submitted").exists()) == (3, False), dry.stderr
    done = run(*arguments)
    assert done.exit_code == 3, done.stderr
    assert (mini.root / "submitted/0012345678/mini/1.ipynb").read_bytes() == one
    assert "이몽룡_8_assignsubmission_file/1.ipynb: nobody in the roster" in done.stdout
    assert "20230002 김민수" in done.stdout
    assert "1 new" in done.stdout
    assert list((mini.root / ".examiner").iterdir()) == []
    assert "0012345678" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("mini", "absent.zip"), "no such file or folder"),
        (("mini", "nbgrader_config.py"), "not a zip"),
        (("nothing", "x.zip"), "Assignments there: mini"),
        (("mini", ".", "--roster", "absent.csv"), "the roster cannot be read"),
        (("mini", ".", "--timezone", "Mars"), "No time zone"),
    ],
)
def test_collect_refuses_with_one_sentence(run: Callable[..., Ran], arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_where_nothing_is_found_a_person_looks(tmp_path: Path, run: Callable[..., Ran]) -> None:
    done = run("mini", str(make_zip(tmp_path / "all.zip", {})))
    assert (done.exit_code, "nothing found" in done.stdout) == (3, True), done.stderr


# Any bytes at all.

QUICK = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


def survives(content: bytes, folder: Path, sources: Sequence[Source], listed: Roster | None = None) -> bool:
    """Read bytes as a zip: whatever they are, only errors of the tree come out, and no file gets outside.

    Returns whether they were read.
    """
    for number in range(10**9):
        here = folder / str(number)
        if not here.exists():
            break
    (here / "scratch").mkdir(parents=True)
    (here / "all.zip").write_bytes(content)
    try:
        plan = collect.read(here / "all.zip", sources, here / "scratch", zone=SEOUL, bounds=SMALL, roster=listed)
        receipt.collected_csv(plan, [], SEOUL)
        refusal = None
    except ExaminerError as error:
        refusal = str(error).strip()
    assert refusal is None or (refusal and "\n" not in refusal)
    assert sorted(path.name for path in here.iterdir()) == ["all.zip", "scratch"]
    return refusal is None


def sample(folder: Path) -> bytes:
    inner = make_zip(folder / "in.zip", {"2_keras.ipynb": b'{"cells": []}', "../x.ipynb": b"{}"}).read_bytes()
    files = {
        "홍길동_7_assignsubmission_file/2_keras.ipynb": b"{}",
        "a_LATE_12_345_1_tensors.ipynb": b"{}",
        "b/in.zip": inner,
    }
    return make_zip(folder / "sample.zip", files).read_bytes()


@given(st.binary(max_size=400))
@QUICK
def test_random_bytes_as_a_zip_end_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    survives(content, tmp_path_factory.getbasetemp() / "random", [])


@given(
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 1 << 20)
)
@QUICK
def test_a_zip_with_wrong_bytes_ends_in_a_plan_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, sources: list[Source], changes: list[tuple[int, int]], cut: int
) -> None:
    base = tmp_path_factory.getbasetemp()
    content = bytearray(sample(base))
    for place, byte in changes:
        content[place % len(content)] = byte
    survives(bytes(content[: len(content) - cut % 4 * (cut % 50)]), base / "mutated", sources)


def test_checksums_are_compared_in_what_is_salvaged(tmp_path: Path, sources: list[Source]) -> None:
    path = make_zip(tmp_path / "all.zip", {"a/2_keras.ipynb": notebook()})
    content = path.read_bytes()[:-22].replace(struct.pack("<I", zlib.crc32(notebook())), b"\0\0\0\0")
    path.write_bytes(content)
    assert only(read(path, sources)).notebooks == {}
