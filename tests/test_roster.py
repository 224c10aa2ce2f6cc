"""Class lists as Korean spreadsheets and LMSs write them; whatever the bytes, an error is a sentence."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examiner.errors import CollectError
from examiner.roster import Roster, columns_of, parse_roster, parse_time, read_roster, zone_of

SEOUL = ZoneInfo("Asia/Seoul")
LIST = "학번,이름,이메일\n0012345678,홍길동,gildong@example.ac.kr\n20230002,김민수,minsu@example.ac.kr\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_roster_is_read_in_every_encoding_of_a_spreadsheet(encoding: str, delimiter: str) -> None:
    roster = parse_roster(LIST.replace(",", delimiter).encode(encoding), SEOUL)
    assert [(student.number, student.name) for student in roster.students] == [
        ("0012345678", "홍길동"),
        ("20230002", "김민수"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("2025-1학기 수강생\n\n순번,학 번,성명(한글),비고\n1,0012,홍길동,\n", "0012", "홍길동"),
        ('학번,이름\n"=""0012""",홍길동\n', "0012", "홍길동"),
        ("학번,이름\n'0012,홍길동\n", "0012", "홍길동"),
        ('Student,ID,SIS User ID,SIS Login ID\n    Points Possible,,,\n"홍, 길동",77,0012,hong\n', "0012", "홍, 길동"),
        ("ID number,성,이름\n0012,홍,길동\n", "0012", "홍길동"),
        ("First name,Last name,Student ID\nGildong,Hong,0012\n", "0012", "Hong Gildong"),
    ],
)
def test_headers_are_known_and_numbers_stay_text(text: str, number: str, name: str) -> None:
    (student,) = parse_roster(text.encode(), SEOUL).students
    assert (student.number, student.name) == (number, name)


def test_a_column_with_another_header_can_be_named() -> None:
    columns = columns_of(["number=원번", "name=부르는 이름"])
    (student,) = parse_roster("원번,부르는 이름\n007,홍길동\n".encode(), SEOUL, columns).students
    assert (student.number, student.name) == ("007", "홍길동")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column of student numbers"),
        ("이름\n홍길동\n".encode(), "--column"),
        ("학번,이름\n".encode(), "no student"),
        ("학번\n1\n1,둘\n".encode().replace(b"\n1,", b"\n1,"), ""),
        ("학번,이름\n1,가\n1,나\n".encode(), "there twice"),
        ("학번\n2.0231E+07\n".encode(), "Make the column text"),
        ("학번\n20240001.0\n".encode(), "line 2: 20240001.0 .*Make the column text"),
        ('학번,이름\n"20,240,001",가\n'.encode(), "Make the column text"),
        ("학번\n../x\n".encode(), "cannot be a student number"),
        (b"PK\x03\x04....", "Excel workbook"),
        (b"\xff\x00\x81\xff", "neither UTF-8 nor CP949"),
        ('학번,이름\n1,"가\n2,나\n'.encode(), "not a CSV"),
        ('학번,이름\n1,"가\n2,나\n3,"다"\n'.encode(), "not a CSV"),
        ("학번,이름\n1,".encode() + b"x" * 200_000 + b"\n", "not a CSV"),
    ],
)
def test_a_roster_that_will_not_do_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    if not words:
        assert len(parse_roster(content, SEOUL).students) == 1
        return
    with pytest.raises(CollectError, match=words):
        parse_roster(content, SEOUL)


def test_a_roster_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CollectError, match="cannot be read"):
        read_roster(tmp_path, SEOUL)


@pytest.mark.parametrize("name", ["Seoul", "", "..", "/etc/passwd", "Asia", "\0"])
def test_a_time_zone_that_is_none_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(CollectError, match="time zone"):
        zone_of(name)


@pytest.mark.parametrize("option", ["number", "number=", "=x"])
def test_a_column_option_without_both_sides_is_refused(option: str) -> None:
    with pytest.raises(CollectError, match=r"KIND=HEADER|no kind of column"):
        parse_roster(LIST.encode(), SEOUL, columns_of([option]))


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2025-05-05 14:03", 14),
        ("2025.5.5. 오후 2:03", 14),
        ("2025년 5월 5일 월요일, 오후 2:03", 14),
        ("2025/05/05(월) 09:03:00", 9),
        ("2025-05-05T14:03:11", 14),
        ("2025. 5. 5. 오전 12:03", 0),
    ],
)
def test_a_time_is_read_as_korean_systems_write_it(text: str, hour: int) -> None:
    time = parse_time(text, SEOUL)
    assert time is not None
    assert (time.astimezone(SEOUL).date().isoformat(), time.astimezone(SEOUL).hour) == ("2025-05-05", hour)


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-05T05:03:00Z",
        "2025-05-05 05:03:00 UTC",
        "2025-05-05T05:03:00.123Z",
        "2025-05-05T14:03:00+09:00",
        "2025-05-05 14:03:00 +0900",
        "2025-05-05 14:03 GMT+9",
        "2025-05-05T00:33:00-04:30",
        "2025-05-05 2:03 PM",
        "2025-05-05 14:03 - 2025-05-06",
    ],
)
def test_a_zone_in_a_time_counts_before_that_of_the_course(text: str) -> None:
    assert parse_time(text, SEOUL) == datetime.datetime(2025, 5, 5, 5, 3, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "text",
    ["", "-", "미제출", "2025-05-05 14:03 +99:00", "2025-13-05 14:03", "2025-05-05", "2025-1-1" + "월요일," * 9999],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text, SEOUL) is None


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=100).map(lambda text: ("학번,이름,제출일시\n" + text).encode("utf-8", "replace")),
    )
)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_random_bytes_as_a_roster_end_in_a_list_or_a_sentence(content: bytes) -> None:
    with contextlib.suppress(CollectError):
        assert isinstance(parse_roster(content, SEOUL), Roster)
