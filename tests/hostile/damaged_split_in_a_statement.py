"""The solution cell was split inside a dictionary; neither half is Python, and the second has no id.

Holds: all ten points.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    head, middle, tail = notebook.cells[index].source.partition('    "size"')
    notebook.cells[index].source = head
    notebook.cells.insert(index + 1, new_code_cell(middle + tail))
    save(notebook, folder / "1_tensors.ipynb")
