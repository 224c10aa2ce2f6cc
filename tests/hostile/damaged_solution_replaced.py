"""The solution cell was deleted; a new cell without an id holds the answer.

Holds: all ten points.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    notebook.cells[index] = new_code_cell(notebook.cells[index].source)
    save(notebook, folder / "1_tensors.ipynb")
