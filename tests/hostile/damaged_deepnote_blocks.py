"""Deepnote: every heading and paragraph is a block of its own, ids and hashes are its own, an advertisement stands below.

Holds: all ten points, or a person is asked.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    cells: list[dict[str, object]] = []
    for cell in solved(release).cells:
        parts = [cell.source] if cell.cell_type == "code" else [part for part in cell.source.split("\n\n") if part]
        for part in parts:
            kind = "code" if cell.cell_type == "code" else "text-cell-h1" if part.startswith("#") else "text-cell-p"
            own: dict[str, object] = {"deepnote_cell_type": kind, "cell_id": f"{len(cells):032x}"}
            own |= {"is_collapsed": False, "formattedRanges": [], "deepnote_to_be_reexecuted": False, "tags": []}
            made: dict[str, object] = {"cell_type": cell.cell_type, "metadata": own, "source": part}
            cells.append(made | ({"outputs": [], "execution_count": 3} if kind == "code" else {}))
    created = "<a style='text-decoration:none;display:flex' href='https://deepnote.com?x'>\nCreated in Deepnote</a>"
    cells.append({"cell_type": "markdown", "source": created, "metadata": {"created_in_deepnote_cell": True}})
    metadata = {"deepnote": {}, "orig_nbformat": 2, "deepnote_notebook_id": "9c", "deepnote_execution_queue": []}
    document = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 0}
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False, indent=2), encoding="utf-8")
