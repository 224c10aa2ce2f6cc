"""Three hundred copies of the graded cell and of the solution cell, all with one id.

Holds: the answer is marked or left to a person; nobody else waits.
"""

import copy
from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    for name in ("tensors", "tensors-tests"):
        cell = notebook.cells[position(notebook, name)]
        notebook.cells += [copy.deepcopy(cell) for _ in range(300)]
    save(notebook, folder / "1_tensors.ipynb")
