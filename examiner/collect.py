"""From a download to a plan: which student handed in which notebooks, when, and what is left to a person.

Nothing is guessed. Two students of one name, a file that may be two notebooks, a time that is only that of the
download: each is said, not decided. Nothing is written but into the scratch folder; `delivery` carries a plan out.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from examiner import layout
from examiner.archive import Bounds
from examiner.container import read_cells
from examiner.course import Source
from examiner.download import Download, Item, Progress, Refused, unpack
from examiner.errors import ExaminerError
from examiner.handin import worked_on
from examiner.layout import Clue
from examiner.owner import Files, LeftOut, Owner, are_apart, by_owner, is_students, shown, words
from examiner.recognition import recognise
from examiner.roster import Roster, Student

_LONGEST_DOWNLOAD = datetime.timedelta(hours=1)
_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class Times(enum.StrEnum):
    """Where hand-in times come from: a column of the roster first, then what the files say, or nothing at all."""

    AUTO = "auto"
    FILES = "files"
    NONE = "none"


@dataclasses.dataclass(frozen=True)
class HandIn:
    """What one student handed in. `notebooks` maps a notebook's name to its file in the scratch folder.

    `student` is the name of the folder: the student number, or the LMS's own number where there is no roster.
    `handed_in` is None where nobody knows.
    """

    student: str
    name: str
    notebooks: dict[str, Path]
    handed_in: datetime.datetime | None
    left_out: tuple[LeftOut, ...] = ()


@dataclasses.dataclass(frozen=True)
class Plan:
    """All hand-ins, what belongs to nobody, who handed in nothing, and what has to be known about all of it."""

    hand_ins: tuple[HandIn, ...]
    unmatched: tuple[LeftOut, ...] = ()
    absent: tuple[Student, ...] = ()
    notes: tuple[str, ...] = ()


def read(
    source: Path,
    sources: Sequence[Source],
    scratch: Path,
    *,
    zone: datetime.tzinfo,
    roster: Roster | None = None,
    times: Times = Times.AUTO,
    bounds: Bounds | None = None,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """Unpack the zip or folder at `source` into the empty folder `scratch` and say what is in it.

    Raises:
        CollectError: `source` cannot be read at all, or the disk is full. No content of it raises anything else.
    """
    download = unpack(source, scratch, zone=zone, bounds=bounds, progress=progress)
    return arrange(download, sources, roster=roster, times=times)


def arrange(
    download: Download, sources: Sequence[Source], *, roster: Roster | None = None, times: Times = Times.AUTO
) -> Plan:
    """Return the plan for files that are unpacked."""
    at_once = times is not Times.FILES and _is_dated_by_download(download)
    if at_once:
        plain = [dataclasses.replace(item, moment=None) for item in download.items]
        download = dataclasses.replace(download, items=tuple(plain))
    has_times = times is Times.FILES or (times is Times.AUTO and download.is_zip and not at_once)
    found, unmatched = by_owner(download, sources, roster)
    hand_ins = tuple(
        _hand_in(owner, files, sources, times=times, has_times=has_times, is_listed=roster is not None)
        for owner, files in sorted(found.items())
    )
    present = {hand_in.student for hand_in in hand_ins if hand_in.notebooks}
    absent = tuple(student for student in (roster.students if roster else ()) if student.number not in present)
    notes = _notes(hand_ins, at_once=at_once)
    if roster and roster.note and times is not Times.NONE:
        notes += (roster.note,)
    return Plan(hand_ins, tuple(unmatched), absent, notes)


def _notes(hand_ins: Iterable[HandIn], *, at_once: bool) -> tuple[str, ...]:
    if at_once and any(hand_in.notebooks and hand_in.handed_in is None for hand_in in hand_ins):
        return (
            "The times in it are those of the download, not of handing in, so no timestamp.txt is written. For late "
            "penalties give a roster with a column of hand-in times (제출일시); --times files takes them all the same.",
        )
    return ()


def _is_dated_by_download(download: Download) -> bool:
    """True where the times of the files are those at which the LMS wrote them into the zip.

    Moodle's and Canvas's code gives no time to the entries of the zip that it streams, so that they are stamped as they
    are written: never going back, all within a short while. In a folder that order is lost.
    """
    if not any(layout.clue(item.parts) for item in download.items):
        return False
    moments = [item.moment for item in download.items if item.moment is not None]
    if not moments or not download.is_zip:
        return True
    return moments == sorted(moments) and moments[-1] - moments[0] <= _LONGEST_DOWNLOAD


def _hand_in(
    owner: Owner, files: Files, sources: Sequence[Source], *, times: Times, has_times: bool, is_listed: bool
) -> HandIn:
    """Choose the notebooks among one student's files; `is_listed` if a roster tells that they are."""
    candidates: dict[Source, list[Item]] = defaultdict(list)
    left_out = [LeftOut(_within(file), file.reason) for file in files if isinstance(file, Refused)]
    strange = []
    for item in (file for file in files if isinstance(file, Item)):
        source = _recognised(item, sources)
        if source is None:
            strange.append(item)
        else:
            candidates[source].append(item)
    chosen: dict[str, Item] = {}
    for source, items in candidates.items():
        best, others = _best(source, items, is_listed=is_listed)
        left_out += others
        if best is not None:
            chosen[source.name] = best
    if not is_listed:
        left_out += _apart(list(chosen.values()), sources)
    is_whole = len(chosen) == len(sources)
    strange = [item for item in strange if not layout.is_checkpoint(item.parts) or not (is_whole or _is_empty(item))]
    left_out += [_stranger(item, is_whole=is_whole, has_some=bool(chosen)) for item in strange]
    if any(clue.is_late for clue in _clues(files)):
        left_out.append(LeftOut("", "late, says Canvas", needs_person=False))
    handed_in = owner.handed_in if times is not Times.NONE else None
    if handed_in is None and has_times:
        handed_in = max((item.moment for item in chosen.values() if item.moment), default=None)
    notebooks = {source.name: path for source in sources if (path := _path(chosen.get(source.name)))}
    return HandIn(owner.student, owner.name, notebooks, handed_in, tuple(left_out))


def _path(item: Item | None) -> Path | None:
    return item.path if item else None


def _clues(files: Files) -> list[Clue]:
    return [clue for file in files if (clue := layout.clue(file.parts))]


def _is_empty(item: Item) -> bool:
    return item.path is None or not read_cells(item.path).cells


def _recognised(item: Item, sources: Sequence[Source]) -> Source | None:
    """Return which notebook a file is. The LMS's part of its name is taken off first, so that the student's tells."""
    if item.path is None:
        return None
    clue = layout.clue(item.parts)
    path = item.path.rename(item.path.with_name(clue.file_name)) if clue else item.path
    try:
        is_named = path.name.lower().endswith(".ipynb") and not layout.is_checkpoint(item.parts)
        if not is_named and read_cells(path).fault is not None:
            return None
        return recognise(list(sources), path)
    finally:
        path.rename(item.path)


def _best(source: Source, items: list[Item], *, is_listed: bool) -> tuple[Item | None, list[LeftOut]]:
    """Return the file of a notebook that counts, or None where nobody can tell which; the others.

    It is the one with work on more questions, then the newest. One that Jupyter kept needs more work than the proper
    ones have, and is not even listed without.
    """
    distinct: dict[str, Item] = {}
    again = []
    for item in sorted(items, key=_rank):
        digest = hashlib.sha256(item.path.read_bytes()).hexdigest() if item.path else ""
        if digest in distinct and not layout.is_checkpoint(distinct[digest].parts):
            again.append((distinct[digest], item))
        distinct[digest] = item
    left_out = [_passed_over(source, item, "the same file again", last, is_listed=is_listed) for item, last in again]
    is_one = len(distinct) == 1
    work = {item: 0 if is_one else _work(source, item) for item in distinct.values()}
    *others, best = sorted(work, key=lambda item: (work[item], _rank(item)))
    if not layout.is_checkpoint(best.parts):
        others = [item for item in others if not layout.is_checkpoint(item.parts)]
    rivals = [item for item in others if (work[item], _rank(item)[:3]) == (work[best], _rank(best)[:3])]
    stems = {layout.copy_number(_file_name(item)) for item in (best, *rivals)}
    if rivals and (len({stem for stem, _ in stems}) > 1 or len(stems) <= len(rivals)):
        doubt = "nobody can tell which of several is meant; leave one"
        return None, left_out + [LeftOut(_within(item), doubt) for item in (*others, best)]
    for item in others:
        is_less, is_older = work[item] < work[best], item not in rivals
        why = "work on fewer questions" if is_less else "older" if is_older else "a copy of a lower number"
        why = f"{why} than {_file_name(best)}, which is taken"
        left_out.append(_passed_over(source, item, why, best, is_listed=is_listed))
    return best, left_out


def _work(source: Source, item: Item) -> int:
    """Return on how many questions there is work; none where the examiner fails at it, which `examiner grade` says."""
    try:
        return len(worked_on(source, item.path)) if item.path else 0
    except ExaminerError:  # the disk's fault, and nobody's work
        raise
    except Exception:
        return 0


def _apart(chosen: Sequence[Item], sources: Sequence[Source]) -> list[LeftOut]:
    """Return what to say of notebooks that no roster and no LMS gives to one student, and their names to several.

    A folder or a zip with a notebook's name around it is nobody's.
    """
    paths = [layout.saved(item.parts) for item in chosen if not layout.clue(item.parts)]
    paths = [path for path in paths if not any(is_students(layout.own_number(part)) for part in path)]
    names = [source.name for source in sources]
    folders = {tuple(part for part in path[:-1] if not any(name in part for name in names)) for path in paths}
    if len(folders) < 2 and not are_apart(words(path[-1:], sources) for path in paths):
        return []
    where = ", ".join(shown(path) for path in paths)
    return [LeftOut(where, "by their folders or names they may be of several students, which a roster tells")]


def _passed_over(source: Source, item: Item, why: str, taken: Item, *, is_listed: bool) -> LeftOut:
    """Return why another file counts. A person looks where no more than a name makes both files one student's.

    That is a folder around both, of a section or a day perhaps, with other names in it, or two files that an LMS would
    not have named alike.
    """
    folders = [layout.saved(file.parts)[:-1] for file in (item, taken)]
    names = [words(file.parts[-1:], [source]) for file in (item, taken)]
    is_numbered = is_students(layout.own_number(taken.parts[-1]))
    is_apart = folders[0] != folders[1] or (are_apart(names) and not is_numbered)
    is_odd = _within(item) == _within(taken) if layout.clue(item.parts) else is_apart
    is_doubtful = is_odd and not is_listed
    doubt = f"; {shown(taken.parts)} may be another student's, which a roster tells"
    return LeftOut(_within(item), why + doubt * is_doubtful, needs_person=is_doubtful)


def _rank(item: Item) -> tuple[bool, datetime.datetime, datetime.datetime, int]:
    is_proper, number = not layout.is_checkpoint(item.parts), layout.copy_number(_file_name(item))[1]
    return is_proper, item.moment or _NEVER, item.inner or _NEVER, number


def _file_name(item: Item) -> str:
    clue = layout.clue(item.parts)
    return clue.file_name if clue else item.parts[-1]


def _stranger(item: Item, *, is_whole: bool, has_some: bool) -> LeftOut:
    """Return why a file is no notebook of the assignment; a person looks where a notebook is missing."""
    clue = layout.clue(item.parts)
    if clue and clue.is_typed:
        return LeftOut(_within(item), "typed into the LMS, no file", needs_person=not has_some)
    if item.path is None:
        return LeftOut(_within(item), "no notebook", needs_person=not has_some)
    return LeftOut(_within(item), "no notebook of this assignment", needs_person=not is_whole)


def _within(file: Item | Refused) -> str:
    """Return how to show a file in the line of its student."""
    clue = layout.clue(file.parts)
    return clue.within if clue else shown(file.parts)
