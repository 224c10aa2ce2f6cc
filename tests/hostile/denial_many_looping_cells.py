"""Fifteen extra cells that loop for ever, each up to the limit of a cell.

Holds: the notebook has a limit of its own, which nobody else pays for.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 0}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    notebook.cells[index:index] = [new_code_cell(f"while True:\n    pass  # {number}") for number in range(15)]
    save(notebook, folder / "1_tensors.ipynb")
