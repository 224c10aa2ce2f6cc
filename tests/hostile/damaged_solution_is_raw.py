"""The solution cell was turned into a raw cell by a stray key.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from nbformat.v4 import new_raw_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    old = notebook.cells[index]
    notebook.cells[index] = new_raw_cell(old.source, metadata=old.metadata, id=old.id)
    save(notebook, folder / "1_tensors.ipynb")
