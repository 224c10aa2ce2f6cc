"""A converter of the student's own has written the lines of each cell without their ends.

Holds: all ten points.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    for cell in notebook.cells:
        cell.source = ["# 풀이", *cell.source.splitlines()] if cell.cell_type == "code" else cell.source.splitlines()
    (folder / "1_tensors.ipynb").write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
