"""Cells that an editor split or merged, as they were: a key pressed by mistake in Jupyter or Colab does either."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from examiner.container import SubmittedCell
from examiner.names import is_comment, names_of
from examiner.outline import Outline, key

_MAX_PARTS = 4
_MIN_TEXT = 40  # characters; a shorter given text may be the student's own words


def mended(outline: Outline, cells: Sequence[SubmittedCell]) -> list[SubmittedCell]:
    """Return the cells with what was merged with given words apart, and statements that were split whole again."""
    apart = [part for cell in cells for part in _without_given_words(outline, cell)]
    whole: list[SubmittedCell] = []
    while apart:
        count = _parts(outline, apart)
        group, apart = apart[:count], apart[count:]
        whole.append(_joined(group) if count > 1 else group[0])
    return whole


def _without_given_words(outline: Outline, cell: SubmittedCell) -> list[SubmittedCell]:
    """Return a cell, or its parts where a given text stands whole in something that cannot be run."""
    if cell.text in outline.by_text or (cell.kind == "code" and names_of(cell.text).is_python):
        return [cell]
    text = key(cell.text)
    if text in outline.by_text:
        return [cell]
    for given, name in outline.by_text.items():
        if outline.cells[name].cell_type == "markdown" and len(given) >= _MIN_TEXT and given in text:
            before, _, after = text.partition(given)
            ids = tuple(one for one in cell.ids if one in outline.models)
            first, last = (
                _without_given_words(outline, dataclasses.replace(cell, text=part, ids=ids)) if part else []
                for part in (before.strip("\n"), after.strip("\n"))
            )
            return [*first, SubmittedCell("markdown", given, ()), *last]
    return [cell]


def _parts(outline: Outline, cells: Sequence[SubmittedCell]) -> int:
    """Return how many of the first cells are one piece of Python that the first two of them by themselves are not."""
    if len(cells) < 2 or all(_is_python(cell) for cell in cells[:2]):
        return 1
    for count in range(2, _MAX_PARTS + 1):
        group = cells[:count]
        if len(group) < count or any(cell.kind != "code" or is_comment(cell.text) for cell in group):
            break
        known = {name for cell in group for name in cell.ids if name in outline.order}
        if len(known) > 1 or any(outline.is_fixed(name) for name in known):
            break
        if _is_python(_joined(group)):
            return count
    return 1


def _joined(cells: Sequence[SubmittedCell]) -> SubmittedCell:
    return SubmittedCell("code", "\n".join(cell.text for cell in cells), sum((cell.ids for cell in cells), ()))


def _is_python(cell: SubmittedCell) -> bool:
    return cell.kind != "code" or names_of(cell.text).is_python
