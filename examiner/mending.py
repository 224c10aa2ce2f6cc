"""Cells that an editor split or merged, as they were: a key pressed by mistake in Jupyter or Colab does either."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from examiner.container import SubmittedCell
from examiner.names import is_comment, names_of
from examiner.outline import Outline, key

_MAX_PARTS = 4
_MAX_JOINED = 20_000  # characters
_MAX_TRIES = 60  # in one notebook; each may compile that much
_MIN_TEXT = 40  # characters; a shorter given text may be the student's own words


def mended(outline: Outline, cells: Sequence[SubmittedCell]) -> list[SubmittedCell]:
    """Return the cells with what was merged with given words apart, and statements that were split whole again."""
    apart = [part for cell in cells for part in _without_given_words(outline, cell)]
    whole, start, tries = list[SubmittedCell](), 0, _MAX_TRIES
    while start < len(apart):
        joined, count = apart[start], 1
        for group in _groups(outline, apart[start : start + _MAX_PARTS]):
            tries -= 1
            if tries >= 0 and _is_python(one := _joined(group)):
                joined, count = one, len(group)
                break
        whole.append(joined)
        start += count
    return whole


def _without_given_words(outline: Outline, cell: SubmittedCell) -> list[SubmittedCell]:
    """Return a cell, or its parts where given texts stand whole in something that cannot be run."""
    if cell.text in outline.by_text or (cell.kind == "code" and names_of(cell.text).is_python):
        return [cell]
    if key(cell.text) in outline.by_text:
        return [cell]
    parts = [dataclasses.replace(cell, text=key(cell.text))]
    for given, name in outline.by_text.items():
        if outline.cells[name].cell_type == "markdown" and len(given) >= _MIN_TEXT:
            parts = [piece for part in parts for piece in _cut_out(outline, given, part)]
    return parts if len(parts) > 1 else [cell]


def _cut_out(outline: Outline, given: str, part: SubmittedCell) -> list[SubmittedCell]:
    before, found, after = part.text.partition(given)
    if not found:
        return [part]
    mine = dataclasses.replace(part, ids=tuple(name for name in part.ids if name in outline.models))
    pieces = [dataclasses.replace(mine, text=text.strip("\n")) for text in (before, after)]
    pieces.insert(1, SubmittedCell("markdown", given, ()))
    return [piece for piece in pieces if piece.text]


def _groups(outline: Outline, cells: Sequence[SubmittedCell]) -> Iterator[Sequence[SubmittedCell]]:
    """Yield the first two, three, … cells that may be one piece of Python; none if the first two are two already."""
    if all(_is_python(cell) for cell in cells[:2]):
        return
    for count in range(2, len(cells) + 1):
        known = {name for cell in cells[:count] for name in cell.ids if name in outline.order}
        is_code = all(cell.kind == "code" and not is_comment(cell.text) for cell in cells[:count])
        is_long = sum(len(cell.text) for cell in cells[:count]) > _MAX_JOINED
        if not is_code or is_long or len(known) > 1 or any(outline.is_fixed(name) for name in known):
            return
        yield cells[:count]


def _joined(cells: Sequence[SubmittedCell]) -> SubmittedCell:
    ids = tuple(name for cell in cells for name in cell.ids)
    return SubmittedCell("code", "\n".join(cell.text for cell in cells), ids)


def _is_python(cell: SubmittedCell) -> bool:
    return cell.kind != "code" or names_of(cell.text).is_python
