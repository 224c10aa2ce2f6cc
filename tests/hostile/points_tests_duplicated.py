"""Easy copies of the graded cell, with its ids, before and after the real one and at the top.

Holds: of the graded cell only the source's counts, once.
"""

import copy
from pathlib import Path

from tests.hostile.case import position, released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    notebook = released(release)
    index = position(notebook, "tensors-tests")
    easy = copy.deepcopy(notebook.cells[index])
    easy.source = "10.0"
    for place in (index + 1, index, 0):
        notebook.cells.insert(place, copy.deepcopy(easy))
    save(notebook, folder / "1_tensors.ipynb")
