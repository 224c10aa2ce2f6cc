"""The given cells, imports too, were deleted.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    for name in ("setup", "self-check", "setup-text", "title"):
        del notebook.cells[position(notebook, name)]
    save(notebook, folder / "1_tensors.ipynb")
