"""A round trip through marimo: words are calls of mo.md, the cells stand in the order of what needs what, no metadata.

Holds: all ten points, or a person is asked.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    cells = []
    for cell in solved(release).cells:
        text = cell.source
        if cell.cell_type == "markdown":
            text = f'mo.md(\n    r"""\n{text}\n"""\n)'
        cells.append((cell, text))
    first = {"setup": 0, "tensors": 1, "self-check": 2, "tensors-tests": 3}
    ordered = sorted(cells, key=lambda pair: first.get(pair[0].get("id"), 9) + 5 * (pair[0].cell_type == "markdown"))
    texts = ["import marimo as mo", *(text for _, text in ordered)]
    made = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"{number:04x}",
            "metadata": {"marimo": {"config": {"hide_code": True}, "name": "_"}},
            "outputs": [],
            "source": text,
        }
        for number, text in enumerate(texts)
    ]
    document = {"cells": made, "metadata": {"marimo": {"marimo_version": "0.16.2"}}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
