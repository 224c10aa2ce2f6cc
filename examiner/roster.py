"""The class list: a CSV from an LMS or a spreadsheet, in which names and LMS numbers lead to student numbers.

Student numbers are text from the first byte on: leading zeros stay.
"""

from __future__ import annotations

import codecs
import csv
import dataclasses
import datetime
import functools
import io
import re
import unicodedata
import zoneinfo
from collections.abc import Iterable, Mapping
from pathlib import Path

from examiner import layout
from examiner.archive import printable
from examiner.errors import CollectError

HEADERS = {
    "number": "학번 학생번호 학생학번 수험번호 식별번호 studentnumber studentno studentid sisuserid idnumber id번호",
    "name": "이름 성명 학생명 학생이름 성명한글 한글성명 성이름 name fullname studentname student",
    "family": "성 surname lastname familyname",
    "given": "firstname givenname",
    "email": "이메일 이메일주소 전자우편 전자메일 메일 메일주소 email emailaddress mail",
    "login": "아이디 사용자아이디 사용자명 로그인아이디 username login loginid sisloginid userid id",
    "participant": "참여자번호 참가자번호 참여자 참가자 고유번호 식별자 identifier participant participantnumber id",
    "time": "제출일시 제출시간 제출시각 제출일 최종제출일시 마지막수정제출물 lastmodifiedsubmission submittedat",
}
"""The headers known for each kind of column, without spaces and signs, as `_plain` writes them."""

_BYTES = 20 * 2**20
_CALCULATED = re.compile(r"\d(\.\d+)?E\+\d+|\d+\.0+|\d{1,3}(,\d{3})+", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)\D{0,20}?"
    r"(오전|오후|AM|PM)?\s*(\d{1,2})\s*[:시]\s*(\d{1,2})(?:\s*[:분]\s*(\d{1,2})(?:\.\d+)?)?\s*(AM|PM)?"
    r"\s*(?P<zone>(?:UTC|GMT)?(?P<offset>[+-]\d{1,2}(?::?\d{2})?)(?![\d.:-])|Z\b|UTC|GMT)?"
)
_LONGEST_TIME = 60
_LONGEST_NAME = 255  # of a file, on any system
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_KEYS = re.compile(r"[\w.+-]+@[\w.-]+|[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*|[0-9A-Za-z]+")
_WORDS_OF_A_NAME = 5
_SHORT_KEY = 4


@dataclasses.dataclass(frozen=True)
class Student:
    """One line of the class list. `handed_in` is the LMS's own time of the submission, where the list has it."""

    number: str
    name: str = ""
    keys: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    handed_in: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True)
class Roster:
    """The students of a class, found by what a file or folder is called; `note` says which times tell nothing."""

    students: tuple[Student, ...]
    note: str = ""

    def find(self, text: str, participant: str | None = None) -> frozenset[Student]:
        """Return who may be meant by `text`, and by the LMS's own number where there is one.

        One student is an answer, none means unknown. Several are a doubt: they share the name, or name and number are
        not the same student's.
        """
        text = text[:_LONGEST_NAME]
        named = self._named(text)
        keyed = self._keyed(text) | self._participating(participant, named, text)
        both = named & keyed
        return both or named | keyed

    def _participating(self, participant: str | None, named: frozenset[Student], text: str) -> frozenset[Student]:
        if participant is None:
            return frozenset()
        found = self._by_participant.get(_plain(participant), frozenset())
        if found or self._by_participant:
            return found
        # Some sites show the student number in place of their own. A name must then agree.
        alike = self._by_key.get(_plain(participant), frozenset())
        return alike if not text or not self._by_name or alike & named else frozenset()

    def _keyed(self, text: str) -> frozenset[Student]:
        found = self._by_key.get(_plain(text), frozenset())
        for token in _KEYS.findall(unicodedata.normalize("NFKC", text).replace("_", " ")):
            for key in (token, *token.split("-")):
                if len(_plain(key)) >= _SHORT_KEY:
                    found |= self._by_key.get(_plain(key), frozenset())
        return found

    def _named(self, text: str) -> frozenset[Student]:
        """Return the students whose name is in `text` as whole words; the longest name wins."""
        words = _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())
        turned = [*words[-1:], *words[:-1]]  # the family name last
        found = self._by_name.get("".join(turned), frozenset())
        for length in range(min(_WORDS_OF_A_NAME, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                found |= self._by_name.get("".join(words[start : start + length]), frozenset())
            if found:
                return found
        return found

    @functools.cached_property
    def _by_name(self) -> Mapping[str, frozenset[Student]]:
        return _index((_plain(student.name), student) for student in self.students)

    @functools.cached_property
    def _by_key(self) -> Mapping[str, frozenset[Student]]:
        return _index((_plain(key), student) for student in self.students for key in {student.number, *student.keys})

    @functools.cached_property
    def _by_participant(self) -> Mapping[str, frozenset[Student]]:
        return _index((_plain(key), student) for student in self.students for key in student.participants)


def zone_of(name: str) -> datetime.tzinfo:
    """Return the time zone called so; anything that is none raises CollectError."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise CollectError(f"No time zone {name!r}. Name one such as Asia/Seoul or UTC.") from None


def columns_of(options: Iterable[str]) -> dict[str, str]:
    """Return the columns that options of the form KIND=HEADER name."""
    pairs = [option.partition("=") for option in options]
    if not all(equals and header for _, equals, header in pairs):
        raise CollectError("--column wants KIND=HEADER, such as number=수험번호.")
    return {kind: header for kind, _, header in pairs}


def read_roster(path: Path, zone: datetime.tzinfo, columns: Mapping[str, str] | None = None) -> Roster:
    """Read the class list at `path`; `columns` maps kinds of `HEADERS` to headers that are not known.

    Raises:
        CollectError: the file is no CSV that could be read, has no student numbers, or has one twice.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES + 1)
    except OSError as error:
        raise CollectError(f"{path}: the roster cannot be read ({error.strerror}). Name a CSV file.") from None
    try:
        return parse_roster(content, zone, columns)
    except CollectError as error:
        raise CollectError(f"{path}: {error}") from None


def parse_roster(content: bytes, zone: datetime.tzinfo, columns: Mapping[str, str] | None = None) -> Roster:
    """Return the class list that the bytes of a CSV hold; see `read_roster`."""
    rows = _rows(content)
    start, places = _places(rows, {kind: _plain(header) for kind, header in (columns or {}).items()})
    students: dict[str, Student] = {}
    unread: list[str] = []
    for number, row in enumerate(rows[start + 1 :], start + 2):
        student = _student(row, places, zone, number)
        if student and students.setdefault(student.number, student) != student:
            raise CollectError(f"line {number}: {student.number} is there twice. Leave one line for each student.")
        written = _first(row, places, "time")
        if student and student.handed_in is None and any(letter.isdigit() for letter in written):
            unread.append(f"line {number}: {written[:_LONGEST_TIME]}")
    if not students:
        raise CollectError("no student in it. Give each student a line with a student number.")
    note = (
        f"Times in the roster that cannot be read, and do not count: {len(unread)}, the first in {unread[0]}. "
        "Write them as 2025-05-05 14:03."
        if unread
        else ""
    )
    return Roster(tuple(students.values()), note)


def _rows(content: bytes) -> list[list[str]]:
    text = _text(content)
    head = "\n".join(text.splitlines()[:20])
    delimiter = max(",\t;", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CollectError(f"not a CSV file ({error}). Save it anew as CSV (UTF-8).") from None
    return [[_cell(cell) for cell in row] for row in rows]


def _text(content: bytes) -> str:
    if len(content) > _BYTES:
        raise CollectError(f"larger than {_BYTES // 2**20} MiB: not a class list.")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise CollectError("an Excel workbook. Save it as CSV (UTF-8) and name that file.")
    encodings = ["utf-8-sig", "cp949"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel's "Unicode text"
        encodings.insert(0, "utf-16")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CollectError("neither UTF-8 nor CP949 (EUC-KR). Save it anew as CSV (UTF-8).")


def _cell(text: str) -> str:
    """Return the text of a cell without what spreadsheets put around numbers that are to stay text."""
    text = printable(text).replace("\0", "").strip()
    quoted = re.fullmatch(r'="(.*)"', text)
    return quoted[1] if quoted else text.removeprefix("'")


def _places(rows: list[list[str]], named: Mapping[str, str]) -> tuple[int, dict[str, list[int]]]:
    """Return the line of the headers, which titles may precede, and the columns of each kind."""
    unknown = named.keys() - HEADERS.keys()
    if unknown:
        raise CollectError(f"no kind of column is called {', '.join(sorted(unknown))}; there are {', '.join(HEADERS)}.")
    known = {kind: {named[kind]} if kind in named else set(headers.split()) for kind, headers in HEADERS.items()}
    for line, row in enumerate(rows[:50]):
        found = {kind: [place for place, cell in enumerate(row) if _plain(cell) in known[kind]] for kind in HEADERS}
        if found["number"] and all(found[kind] for kind in named):
            return line, found
    shown = ", ".join(cell for row in rows[:1] for cell in row if cell)[:200]
    raise CollectError(
        f"no column of student numbers (학번); its first line is: {shown}. "
        "Name the columns by their headers: --column number=HEADER, --column name=HEADER."
    )


def _student(row: list[str], places: Mapping[str, list[int]], zone: datetime.tzinfo, line: int) -> Student | None:
    """Return the student of a line, or None for a line without a number."""
    first, cells = functools.partial(_first, row, places), functools.partial(_cells, row, places)
    number = first("number")
    if not number:
        return None
    if _CALCULATED.fullmatch(number) or layout.safe_name(number) != number:
        raise CollectError(
            f"line {line}: {number} cannot be a student number. Make the column text in the spreadsheet, save again."
        )
    emails = cells("email")
    keys = {*emails, *(email.partition("@")[0] for email in emails), *cells("login")}
    participants = {found[-1] if (found := re.findall(r"\d+", text)) else text for text in cells("participant")}
    name = _name(first("name"), first("family"), first("given"))
    return Student(number, name, frozenset(keys), frozenset(participants), parse_time(first("time"), zone))


def _cells(row: list[str], places: Mapping[str, list[int]], kind: str) -> list[str]:
    return [row[place] for place in places[kind] if place < len(row) and row[place]]


def _first(row: list[str], places: Mapping[str, list[int]], kind: str) -> str:
    return next(iter(_cells(row, places, kind)), "")


def _name(name: str, family: str, given: str) -> str:
    if family and (given or name):
        return family + " " * family.isascii() + (given or name)
    return name


def parse_time(text: str, zone: datetime.tzinfo) -> datetime.datetime | None:
    """Return the time that a cell tells, `2025-05-05 14:03` or `2025년 5월 5일 월요일, 오후 2:03`, else None.

    It is one of `zone`, unless the cell names another: `2025-05-05T05:03:00Z`, `2025-05-05 14:03 +0900`.
    """
    found = _TIME.search(text[:_LONGEST_TIME])
    if not found:
        return None
    year, month, day, before, hour, minute, second, after = found.groups()[:8]
    half = before or after
    hours = int(hour) % 12 + 12 * (half in ("오후", "PM")) if half else int(hour)
    try:
        if found["zone"]:
            zone = datetime.timezone(_offset(found["offset"] or "+00"))
        local = datetime.datetime(int(year), int(month), int(day), hours, int(minute), int(second or 0), tzinfo=zone)
        return local.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> datetime.timedelta:
    """Return how far a zone is from UTC: `+09:00`, `+0900` or `+9`."""
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return datetime.timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if text[0] == "-" else 1)


def _plain(text: str) -> str:
    """Return text as it is compared: letters and digits in one form, without case."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _index(pairs: Iterable[tuple[str, Student]]) -> dict[str, frozenset[Student]]:
    index: dict[str, set[Student]] = {}
    for key, student in pairs:
        if key:
            index.setdefault(key, set()).add(student)
    return {key: frozenset(found) for key, found in index.items()}
