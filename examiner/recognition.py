"""Which notebook of the assignment a file is: by its name in any of its usual forms, else by what is in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from examiner.container import SubmittedCell, read_cells
from examiner.content import code_of
from examiner.course import Source
from examiner.names import names_of
from examiner.outline import Outline, head_lines, key

# What browsers, Jupyter, Windows and macOS add to the name of a copy. Nothing is taken back: a name is read in no time.
_COPY = re.compile(r"(?:[-_\s]*+(?:\(\d++\)|copy\s*+\d*+|(?:복사본|사본)\s*+(?:\(?\d++\)?)?+))++$")
_EXTENSION = re.compile(r"\.ipynb(?:\.(?:txt|json))?$")
_WORD = re.compile(r"[^\W_]+")


def is_notebook_name(name: str) -> bool:
    """True for the name of a notebook file, also where a browser has added another ending to it."""
    return _EXTENSION.search(name.casefold()) is not None and not name.startswith("._")


def recognise(sources: Sequence[Source], path: Path) -> Source | None:
    """Return the source that the file at `path` is a submission of, or None where nothing or too much tells.

    A source's very name is trusted unread. Any other name decides unless ids or texts of cells are all of one other
    source; where no name tells, ids of cells do, then texts of cells, then the names that the code defines. What
    several sources have in common does not count.
    """
    exact = [source for source in sources if source.path.name == path.name]
    if len(exact) == 1:
        return exact[0]
    found = _marks(sources, read_cells(path).cells)
    for named in (_with_name(sources, path.name), _with_words(sources, path.name)):
        if len(named) == 1:
            return _contradicted(sources, named[0], found) or named[0]
    return next((best for counts in found if (best := _most(sources, counts)) is not None), None)


def holds_solutions(sources: Sequence[Source], source: Source, path: Path) -> bool:
    """True for a file in which a cell is known for a solution of `source`: by its id, its head or what it defines.

    What another source has too does not count, nor does a part of the names that one solution must define.
    """
    cells = read_cells(path).cells
    mine = Outline.of(source)
    theirs = [Outline.of(other) for other in sources if other is not source]
    ids = mine.models.keys() - {name for other in theirs for name in other.order}
    heads = _all(mine.heads).difference(*(_all(other.heads) for other in theirs))
    shared = {name for other in theirs for name in _all(other.asked)}
    codes = [code for cell in cells if (code := code_of(cell))]
    bound = {name for code in codes for name in names_of(code).bound}
    return (
        any(not ids.isdisjoint(cell.ids) for cell in cells)
        or any(not heads.isdisjoint(head_lines(code)) for code in codes)
        or any(asked <= bound for asked in mine.asked.values() if asked and not asked & shared)
    )


def _plain(name: str) -> str:
    plain = _EXTENSION.sub("", unicodedata.normalize("NFC", name).casefold())
    return _COPY.sub("", plain.strip()).strip()


def _with_name(sources: Sequence[Source], name: str) -> list[Source]:
    """Return the sources with this very name, or with it but for signs between its words."""
    exact = [source for source in sources if source.name == Path(name).stem]
    return exact or [source for source in sources if _joined(source.name) == _joined(_plain(name))]


def _joined(name: str) -> str:
    return "".join(_WORD.findall(_plain(name)))


def _with_words(sources: Sequence[Source], name: str) -> list[Source]:
    """Return the sources whose name, of two words or more, is part of a longer one: 홍길동_2_keras, 2_keras_final."""
    words = _WORD.findall(_plain(name))
    found = []
    for source in sources:
        mine = _WORD.findall(_plain(source.name))
        starts = range(len(words) - len(mine) + 1)
        if len(mine) > 1 and any(words[start : start + len(mine)] == mine for start in starts):
            found.append(source)
    return found


def _marks(sources: Sequence[Source], cells: Sequence[SubmittedCell]) -> list[dict[str, int]]:
    """Return how many ids, texts and defined names the cells have of each source, by its name, and of no other one."""
    outlines = {source.name: Outline.of(source) for source in sources}
    ids = {name for cell in cells for name in cell.ids}
    texts = {key(cell.text) for cell in cells}
    bound = {name for cell in cells if (code := code_of(cell)) for name in names_of(code).bound}
    return [
        {name: len(found & own) for name, own in _own(marks).items()}
        for found, marks in (
            (ids, {name: set(outline.order) for name, outline in outlines.items()}),
            (texts, {name: set(outline.by_text) for name, outline in outlines.items()}),
            (bound, {name: _all(outline.asked) for name, outline in outlines.items()}),
        )
    ]


def _all(sets: Mapping[str, frozenset[str]]) -> set[str]:
    return set().union(*sets.values())


def _own(marks: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the marks of each that none of the others has."""
    return {
        name: mine - {mark for other, theirs in marks.items() if other != name for mark in theirs}
        for name, mine in marks.items()
    }


def _contradicted(sources: Sequence[Source], named: Source, found: Sequence[Mapping[str, int]]) -> Source | None:
    """Return the one other source whose ids or texts the cells have, where they have nothing of the named one."""
    if any(counts[named.name] for counts in found):
        return None
    others = [source for source in sources if any(counts[source.name] for counts in found[:2])]
    return others[0] if len(others) == 1 else None


def _most(sources: Sequence[Source], counts: Mapping[str, int]) -> Source | None:
    """Return the source whose own marks were found most often, or None where none or two were."""
    ranked = sorted(counts.values(), reverse=True)
    if not ranked or not ranked[0] or ranked[1:2] == ranked[:1]:
        return None
    return next(source for source in sources if counts[source.name] == ranked[0])
