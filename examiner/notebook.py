"""A submitted file becomes a whole notebook: the source's cells in their order, with the student's work in them.

Given and graded cells come from the source, never from the submission. What a student wrote (solution cells, answers,
cells of their own) is kept in place. Nothing else of the submitted file (outputs, tags, kernel, schema) has a say.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output

from examiner import messages
from examiner.container import Contents, SubmittedCell, cells_of, read_cells
from examiner.content import code_in_any
from examiner.course import Source, is_given, is_graded
from examiner.model import Match
from examiner.names import seemingly_bound
from examiner.outline import STUB_ERROR, Outline
from examiner.repair import Layout, Placed, lay

__all__ = ["STUB_ERROR", "Submission", "SubmittedCell", "read_submission", "restore", "submission_of"]

_OWN = "extra-"


@dataclasses.dataclass(frozen=True)
class Submission:
    """One submitted notebook, laid into its source.

    `notebook` has every cell of the source in order (given and graded ones from the source) and the student's own
    cells where they stood. `notes` are Korean sentences on what was repaired, `matches` tells for each solution and
    answer how it was found, and `doubtful` has the ids of those for which a person must look, `fragile` of those for
    which one must if they lose a point. `fault` explains, in Korean, a file that could not be read at all; its notebook
    then holds no work.
    """

    source: Source
    notebook: NotebookNode
    notes: tuple[str, ...] = ()
    fault: str | None = None
    matches: tuple[Match, ...] = ()
    doubtful: tuple[str, ...] = ()
    fragile: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of what the student wrote: the texts of all cells that are theirs, in order."""
        digest = hashlib.sha256()
        for cell in self.notebook.cells:
            if not (is_given(cell) or is_graded(cell)) and cell.cell_type == "code":
                digest.update(hashlib.sha256(cell.source.encode()).digest())
        digest.update((self.fault or "").encode())
        return digest.hexdigest()

    def about(self) -> dict[str, Any]:
        """Return all but the source and the notebook as plain data; `from_about` puts them together again."""
        about = {"notes": list(self.notes), "fault": self.fault, "doubtful": list(self.doubtful)}
        matches = [dataclasses.asdict(match) for match in self.matches]
        return about | {"fragile": list(self.fragile), "matches": matches}

    @classmethod
    def from_about(cls, source: Source, notebook: NotebookNode, about: dict[str, Any]) -> Submission:
        """Return the submission that `about` describes; what it lacks is empty."""
        matches = tuple(Match(**match) for match in about.get("matches", ()))
        notes, doubtful, fragile = (tuple(about.get(name, ())) for name in ("notes", "doubtful", "fragile"))
        return cls(source, notebook, notes, about.get("fault"), matches, doubtful, fragile)


def read_submission(source: Source, path: Path) -> Submission:
    """Read the file at `path` as a submission of `source`; a file that cannot be read becomes an empty one."""
    return _restored(source, read_cells(path))


def submission_of(source: Source, content: bytes) -> Submission:
    """Return a file with this content as a submission of `source`. Nothing that it may be raises."""
    return _restored(source, cells_of(content))


def restore(source: Source, cells: Sequence[SubmittedCell] | str) -> Submission:
    """Lay the submitted `cells` into `source`; a string instead of cells is the reason why there are none."""
    contents = Contents(fault=cells) if isinstance(cells, str) else Contents(tuple(cells))
    return _restored(source, contents)


def _restored(source: Source, contents: Contents) -> Submission:
    outline = Outline.of(source)
    layout = lay(outline, contents.cells, is_cut=contents.is_cut)
    notebook: NotebookNode = from_dict(source.notebook | {"cells": []})
    notebook.cells = _cells(outline, layout)
    if contents.fault is not None:
        doubtful = _may_hold(outline, contents)
        asked = (messages.WORK_IN_NO_NOTEBOOK,) * bool(doubtful)
        return Submission(source, notebook, asked, contents.fault, doubtful=doubtful)
    notes = ((contents.note,) if contents.note else ()) + layout.notes
    return Submission(source, notebook, notes, None, layout.matches, layout.doubtful, layout.fragile)


def _may_hold(outline: Outline, contents: Contents) -> tuple[str, ...]:
    """Return the questions and answers that may be in a file that is no notebook, for a person to look."""
    bound = seemingly_bound(code_in_any(contents.rest))
    found = {name for name, asked in outline.asked.items() if contents.is_packed or not asked.isdisjoint(bound)}
    return tuple(name for name in outline.models if name in found or (found and outline.is_manual(name)))


def _cells(outline: Outline, layout: Layout) -> list[NotebookNode]:
    numbers = itertools.count(1)
    return [
        _own_cell(placed, next(numbers)) if placed.id is None else _fill(outline, placed) for placed in layout.placed
    ]


def _fill(outline: Outline, placed: Placed) -> NotebookNode:
    """Return a cell of the source in the restored notebook, with the student's text where it is theirs to write."""
    assert placed.id is not None
    cell: NotebookNode = from_dict(outline.cells[placed.id])
    is_code = cell.cell_type == "code"
    if outline.is_fixed(placed.id):
        pass
    elif placed.cell is not None:
        cell.source = placed.cell.text
        _attach(cell, placed.cell)
    elif placed.id in outline.models or is_code:
        cell.source = ""
    if is_code:
        # nbgrader gives full marks to a graded cell without output: every question starts at zero instead.
        cell.outputs, cell.execution_count = [from_dict(_zero())] if is_graded(cell) else [], None
    return cell


@functools.cache
def _zero() -> NotebookNode:
    zero: NotebookNode = new_output("execute_result", data={"text/plain": "0.0", "text/html": messages.NOT_MARKED})
    return zero


def new_cell(kind: str, text: str, name: str) -> NotebookNode:
    """Return a new cell with this id, as nbformat makes it, which would check it against the whole schema."""
    more: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return NotebookNode(id=name, cell_type=kind, metadata=NotebookNode(), source=text, **more)


def _own_cell(placed: Placed, number: int) -> NotebookNode:
    assert placed.cell is not None
    cell = new_cell(placed.cell.kind, placed.cell.text, f"{_OWN}{number}")
    _attach(cell, placed.cell)
    return cell


def _attach(cell: NotebookNode, submitted: SubmittedCell) -> None:
    """Give a cell of prose the pictures that were pasted into it."""
    if cell.cell_type == "markdown" and submitted.pictures:
        cell.attachments = from_dict(submitted.pictures)
