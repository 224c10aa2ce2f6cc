"""A copy of the solution cell, with its id, stands below the tests and tries something out that spoils the answer.

Holds: all ten points.
"""

import copy
from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    scratch = copy.deepcopy(notebook.cells[position(notebook, "tensors")])
    scratch.source = "scalar = vector = matrix = cube = table = None"
    notebook.cells.insert(position(notebook, "tensors-tests") + 1, scratch)
    save(notebook, folder / "1_tensors.ipynb")
