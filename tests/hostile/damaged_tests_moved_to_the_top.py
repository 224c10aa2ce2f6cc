"""The graded cell was moved above everything else.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.cells.insert(0, notebook.cells.pop(position(notebook, "tensors-tests")))
    save(notebook, folder / "1_tensors.ipynb")
