"""nbgrader's metadata is of the first and of a future version.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    for number, cell in enumerate(notebook.cells):
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.schema_version = 1 if number % 2 else 99
    save(notebook, folder / "1_tensors.ipynb")
