"""The graded cell was deleted by accident.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    del notebook.cells[position(notebook, "tensors-tests")]
    save(notebook, folder / "1_tensors.ipynb")
