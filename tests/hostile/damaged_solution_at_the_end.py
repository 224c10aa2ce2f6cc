"""The solution cell was moved to the end of the notebook.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.cells.append(notebook.cells.pop(position(notebook, "tensors")))
    save(notebook, folder / "1_tensors.ipynb")
