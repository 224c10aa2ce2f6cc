"""A submitted file becomes a whole notebook: the source's cells in their order, with the student's work in them.

Given and graded cells come from the source, never from the submission. What a student wrote (solution cells, answers,
cells of their own) is kept in place. Nothing else of the submitted file (outputs, tags, kernel, schema) has a say.
"""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from examiner import messages
from examiner.course import Source, is_given, is_graded, is_solution

MAX_BYTES = 50 * 2**20
STUB_ERROR = "NotImplementedError"
_BEFORE_FIRST = ""


@dataclasses.dataclass(frozen=True)
class SubmittedCell:
    """One cell as the student left it: only what is used of it."""

    kind: str
    text: str
    ids: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Submission:
    """One submitted notebook, laid into its source.

    `notebook` has every cell of the source in order (given and graded ones from the source) and the student's own
    cells where they stood. `notes` are Korean sentences on what was repaired. `fault` explains, in Korean, a file
    that could not be read at all; its notebook then holds no work.
    """

    source: Source
    notebook: NotebookNode
    notes: tuple[str, ...] = ()
    fault: str | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of what the student wrote: the texts of all cells that are theirs, in order."""
        digest = hashlib.sha256()
        for cell in self.notebook.cells:
            if not (is_given(cell) or is_graded(cell)) and cell.cell_type == "code":
                digest.update(hashlib.sha256(cell.source.encode()).digest())
        digest.update((self.fault or "").encode())
        return digest.hexdigest()


def read_cells(path: Path) -> list[SubmittedCell] | str:
    """Return the cells of the notebook at `path`, or the Korean sentence that tells why there are none.

    Links, devices, pipes and folders are refused without opening them, and at most 50 MiB are read.
    """
    content = _read_bytes(path)
    if isinstance(content, str):
        return content
    if not content.strip():
        return messages.UNREADABLE["empty"]
    try:
        document = json.loads(content.decode("utf-8-sig", "replace"))
        return [_submitted_cell(cell) for cell in _raw_cells(document)]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return messages.UNREADABLE["not-json"]


def _read_bytes(path: Path) -> bytes | str:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return messages.UNREADABLE["not-a-file"]
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return messages.UNREADABLE["missing"]
    except OSError:
        return messages.UNREADABLE["not-a-file"]
    with open(descriptor, "rb") as file:
        content = file.read(MAX_BYTES + 1)
    return content if len(content) <= MAX_BYTES else messages.UNREADABLE["too-big"]


def _raw_cells(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of an nbformat 4 or 3 document; anything else raises KeyError or TypeError."""
    if "cells" in document:
        return list(document["cells"])
    return [cell for sheet in document["worksheets"] for cell in sheet["cells"]]


def _submitted_cell(raw: dict[str, Any]) -> SubmittedCell:
    text = raw.get("source", raw.get("input", ""))
    text = "".join(map(str, text)) if isinstance(text, list) else str(text)
    kind = "code" if raw.get("cell_type") == "code" else "markdown"
    text = text.encode("utf-8", "replace").decode().replace("\r\n", "\n")
    return SubmittedCell(kind, text, tuple(_ids(raw)))


def _ids(raw: dict[str, Any]) -> list[str]:
    """Names by which a cell may be known: nbgrader's, nbformat's, and the one that Colab keeps in the metadata."""
    metadata = raw.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    mark = metadata.get("nbgrader")
    mark = mark if isinstance(mark, dict) else {}
    return [name for name in (mark.get("grade_id"), raw.get("id"), metadata.get("id")) if isinstance(name, str)]


def restore(source: Source, cells: list[SubmittedCell] | str) -> Submission:
    """Lay the submitted `cells` into `source`; a string instead of cells is the reason why there are none."""
    fault = cells if isinstance(cells, str) else None
    places = _place(source, [] if isinstance(cells, str) else cells)
    notes: list[str] = []
    restored: list[NotebookNode] = _extras(places.extra[_BEFORE_FIRST])
    for original in source.cells:
        restored.append(_fill(original, places.theirs.get(original.id), notes if fault is None else []))
        restored.extend(_extras(places.extra[original.id]))
    for number, cell in enumerate(cell for cell in restored if cell.id.startswith("extra-")):
        cell.id = f"extra-{number + 1}"
    notebook = new_notebook(cells=restored, metadata=copy.deepcopy(source.notebook.metadata))
    return Submission(source, notebook, tuple(notes), fault)


def read_submission(source: Source, path: Path) -> Submission:
    """Read the file at `path` as a submission of `source`; a file that cannot be read becomes an empty one."""
    return restore(source, read_cells(path))


def recognise(sources: list[Source], path: Path) -> Source | None:
    """Return the source that the file at `path` is a submission of: by its name or, failing that, by its cells."""
    for source in sources:
        if source.name == path.stem:
            return source
    cells = read_cells(path)
    if isinstance(cells, str):
        return None
    known = {name for cell in cells for name in cell.ids}
    shared = {source.name: len(known & {cell.id for cell in source.cells}) for source in sources}
    best = max(sources, key=lambda source: shared[source.name], default=None)
    return best if best is not None and shared[best.name] else None


@dataclasses.dataclass
class _Places:
    """Where submitted cells go: into a cell of the source, or after one."""

    theirs: dict[str, SubmittedCell]
    extra: dict[str, list[SubmittedCell]]


def _place(source: Source, cells: list[SubmittedCell]) -> _Places:
    originals = {cell.id: cell for cell in source.cells}
    by_text = {_visible(cell): name for name, cell in originals.items() if not is_solution(cell)}
    places = _Places({}, {name: [] for name in (_BEFORE_FIRST, *originals)})
    anchor = _BEFORE_FIRST
    for cell in cells:
        known = next((name for name in cell.ids if name in originals), by_text.get(cell.text.strip()))
        if known is None:
            places.extra[anchor].append(cell)
            continue
        anchor = known
        earlier = places.theirs.get(known)
        if earlier is None or not is_solution(originals[known]) or _is_stub(earlier.text):
            places.theirs[known] = cell
        elif not _is_stub(cell.text):
            places.extra[known].append(cell)  # a split or copied cell: both parts run, in their order
    return places


def _visible(cell: NotebookNode) -> str:
    """Return the text of a given cell, a graded cell or prose as students see it: by it a cell without ids is known."""
    return str(cell.source).partition("### BEGIN HIDDEN TESTS")[0].strip()


def _is_stub(text: str) -> bool:
    """True for a solution cell that was left as it was: comments and the raise, and nothing else."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")] in ([], [f"raise {STUB_ERROR}"])


def _fill(original: NotebookNode, theirs: SubmittedCell | None, notes: list[str]) -> NotebookNode:
    """Return a cell of the restored notebook: the original, with the student's text where it is theirs to write."""
    cell = copy.deepcopy(original)
    if is_given(cell) or is_graded(cell):
        if theirs is None:
            notes.append(messages.CELL_RESTORED.format(id=cell.id))
    elif theirs is not None:
        cell.source = theirs.text
    elif is_solution(cell):
        cell.source = ""
        notes.append(messages.SOLUTION_DELETED.format(id=cell.id))
    elif cell.cell_type == "code":
        cell.source = ""
    if cell.cell_type == "code":
        # nbgrader gives full marks to a graded cell without output: every question starts at zero instead.
        cell.outputs, cell.execution_count = [_zero()] if is_graded(cell) else [], None
    return cell


def _zero() -> NotebookNode:
    zero: NotebookNode = new_output("execute_result", data={"text/plain": "0.0", "text/html": messages.NOT_MARKED})
    return zero


def _extras(cells: list[SubmittedCell]) -> list[NotebookNode]:
    return [
        new_code_cell(cell.text, id=f"extra-{number}")
        if cell.kind == "code"
        else new_markdown_cell(cell.text, id=f"extra-{number}")
        for number, cell in enumerate(cells)
    ]
