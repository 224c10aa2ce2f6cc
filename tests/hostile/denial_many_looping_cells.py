"""Fifteen extra cells at the end that loop for ever, each up to the limit of a cell.

Holds: the notebook has a limit of its own, which nobody else pays for.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.cells += [new_code_cell(f"while True:\n    pass  # {number}") for number in range(15)]
    save(notebook, folder / "1_tensors.ipynb")
