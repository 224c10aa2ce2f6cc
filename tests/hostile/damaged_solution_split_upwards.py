"""The solution cell was split; the first half, above, has no id.

Holds: all ten points.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    head, middle, tail = notebook.cells[index].source.partition("every_second")
    notebook.cells[index].source = middle + tail
    notebook.cells.insert(index, new_code_cell(head))
    save(notebook, folder / "1_tensors.ipynb")
