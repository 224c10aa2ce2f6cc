"""Whose a file of a download is: a student of the roster, or whom its name tells; never a guess between two."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from examiner import layout
from examiner.course import Source
from examiner.download import Download, Item, Refused
from examiner.roster import Roster, Student

_SHOWN_STUDENTS = 5
_COMPARED_NAMES = 200
_STUDENT_DIGITS = 8
_WORD = re.compile(r"[^\W\d_]+")
_USUAL = frozenset(
    "copy of final draft hw assignment homework submission v ver version new"
    " 사본 복사본 최종 최종본 진짜최종 수정 수정본 완성 완료 제출 제출용 제출본 과제 숙제 실습 초안 새 의".split()
)
_ZEROS = re.compile(r"(?<!\d)0\d+")

Files = list[Item | Refused]


@dataclasses.dataclass(frozen=True)
class LeftOut:
    """What is not collected, and why; `needs_person` if somebody has to do something about it."""

    what: str
    reason: str
    needs_person: bool = True

    def __str__(self) -> str:
        """Return both as one line."""
        return f"{self.what}: {self.reason}" if self.what else self.reason


@dataclasses.dataclass(frozen=True, order=True)
class Owner:
    """Whose files they are: known by the name of the folder alone."""

    student: str
    name: str = dataclasses.field(default="", compare=False)
    handed_in: datetime.datetime | None = dataclasses.field(default=None, compare=False)


def by_owner(
    download: Download, sources: Sequence[Source], roster: Roster | None
) -> tuple[dict[Owner, Files], list[LeftOut]]:
    """Return the files of each student, and those whose owner is unknown or in doubt."""
    found: dict[Owner, Files] = defaultdict(list)
    unmatched: list[LeftOut] = []
    wrapper = _wrapper(
        [layout.saved(item.parts) for item in download.items if item.path and not layout.clue(item.parts)]
    )
    files: Files = [*download.items, *download.refused]
    for file in files:
        parts = layout.saved(file.parts)
        owner = _listed(parts, roster) if roster else _unlisted(parts, wrapper, sources)
        if isinstance(owner, Owner):
            found[owner].append(file)
        elif isinstance(file, Refused):
            unmatched.append(LeftOut(shown(file.parts), file.reason))
        else:
            unmatched.append(LeftOut(shown(file.parts), owner, needs_person=file.path is not None))
    for owner in [] if roster else [owner for owner in found if _is_of_several(owner, found[owner], wrapper, sources)]:
        doubt = f"{owner.student} stands beside different names, so it may be a day or a section; a roster tells"
        unmatched += [LeftOut(shown(file.parts), doubt) for file in found.pop(owner)]
    return found, unmatched


def _is_of_several(owner: Owner, files: Files, wrapper: int, sources: Sequence[Source]) -> bool:
    """True for files that share a number and no name: beside it, or in the folders above it where nothing is beside."""
    if is_students(owner.student):
        return False
    paths = [layout.saved(file.parts)[wrapper:] for file in files if not layout.clue(file.parts)]
    names = []
    for parts in paths:
        place = next((place for place, part in enumerate(parts) if layout.own_number(part) == owner.student), None)
        if place is not None:
            names.append(words(parts[place : place + 1], sources) or words(parts[:place], sources))
    return are_apart(names)


def words(parts: Sequence[str], sources: Sequence[Source]) -> frozenset[str]:
    """Return the words in names of files and folders, but for usual ones and those of the notebooks' names."""
    known = {word for source in sources for word in _WORD.findall(source.name.casefold())}
    known |= {f"{word}의" for word in known} | _USUAL  # Colab's copies are called "2_keras의 사본".
    names = (unicodedata.normalize("NFC", layout.copy_number(part.casefold())[0]) for part in parts)
    return frozenset(word for name in names for word in _WORD.findall(name)) - known


def is_students(number: str | None) -> bool:
    """True for a number that is a student's, and no day's or section's: of eight digits or more that begin no date."""
    if number is None or not number.isdecimal() or len(number) < _STUDENT_DIGITS:
        return False
    try:
        datetime.datetime.strptime(number[:_STUDENT_DIGITS], "%Y%m%d")
    except ValueError:
        return True
    return False


def are_apart(names: Iterable[frozenset[str]]) -> bool:
    """True if two of these sets of words have none in common; an empty one tells nothing."""
    distinct = itertools.islice((one for one in dict.fromkeys(names) if one), _COMPARED_NAMES)
    return any(one.isdisjoint(two) for one, two in itertools.combinations(distinct, 2))


def shown(parts: tuple[str, ...]) -> str:
    """Return a path as it is shown."""
    return "/".join(parts)


def _listed(parts: tuple[str, ...], roster: Roster) -> Owner | str:
    """Return the student of the roster whose file it is, or why there is none, as the end of a sentence."""
    clue = layout.clue(parts)
    found = roster.find(clue.name, clue.number) if clue else _narrowed(parts, roster)
    if clue and _is_in_zip(parts, clue):  # A student can call what is in a zip after another one.
        outer = _narrowed(parts[: clue.place], roster)
        found = (found & outer or found | outer) if outer else outer
    if not found:
        return f"nobody in the roster has this name or number{_lost_zeros(parts, roster)}"
    if len(found) > 1:
        doubt = ", ".join(sorted(student.number for student in found)[:_SHOWN_STUDENTS])
        return (
            f"may be of any of {doubt}: one name, or name and number do not agree; a roster column 참여자 번호 tells "
            f"them apart, else put it into submitted/ by hand{_lost_zeros(parts, roster)}"
        )
    student = next(iter(found))
    return Owner(student.number, student.name, student.handed_in)


def _is_in_zip(parts: tuple[str, ...], clue: layout.Clue) -> bool:
    """True if what an LMS seems to say stands in a zip whose own name tells who handed it in."""
    above = parts[: clue.place]
    is_told = any(is_students(layout.own_number(part)) for part in above)
    return is_told and any(part.lower().endswith(".zip") for part in above)


def _lost_zeros(parts: tuple[str, ...], roster: Roster) -> str:
    """Return what to do about a number that the roster has without the zeros before it, as a spreadsheet leaves it."""
    numbers = {student.number for student in roster.students}
    lost = next((found for found in _ZEROS.findall(shown(parts)) if found.lstrip("0") in numbers), None)
    if lost is None:
        return ""
    return f"; it has {lost.lstrip('0')} for {lost}: make that column text in the spreadsheet, save again"


def _narrowed(parts: tuple[str, ...], roster: Roster) -> frozenset[Student]:
    """Return who may be meant: the outermost name decides, those below it only between the ones that it leaves."""
    found: frozenset[Student] = frozenset()
    for part in parts:
        here = roster.find(part.replace(".ipynb", " "))
        found = found & here or found or here
        if len(found) == 1:
            break
    return found


def _unlisted(parts: tuple[str, ...], wrapper: int, sources: Sequence[Source]) -> Owner | str:
    """Return the owner whom the names alone tell: the LMS's number, else a long number, else the folder or file."""
    clue = layout.clue(parts)
    if clue and not _is_in_zip(parts, clue):
        return Owner(layout.safe_name(clue.number), clue.name)
    below = parts[wrapper:]
    numbered = next((number for part in below if (number := layout.own_number(part))), None)
    if numbered:
        return Owner(numbered)
    own = below[0] if len(below) > 1 else _beside(below, sources)
    if own:
        return Owner(layout.safe_name(own.removesuffix(".zip")))
    return "its name does not tell whose it is; give a roster, or one folder for each student"


def _beside(parts: tuple[str, ...], sources: Sequence[Source]) -> str:
    """Return what stands in a file's name beside that of a notebook: `홍길동_2_keras (1).ipynb` is of 홍길동."""
    stem = layout.copy_number("".join(parts))[0]
    for source in sources:
        before, found, after = stem.partition(source.name)
        if found:
            return f"{before} {after}".strip(" _-.")
    return ""


def _wrapper(paths: list[tuple[str, ...]]) -> int:
    """Return how many folders lie around all the students' folders."""
    depth = 0
    while paths and all(len(path) > depth + 2 for path in paths) and len({path[depth] for path in paths}) == 1:
        depth += 1
    return depth
