"""The graded cell was split in two.

Holds: all ten points.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors-tests")
    head, _, tail = notebook.cells[index].source.partition("self_check(")
    notebook.cells[index].source = head
    notebook.cells.insert(index + 1, new_code_cell("self_check(" + tail))
    save(notebook, folder / "1_tensors.ipynb")
