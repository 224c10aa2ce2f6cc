"""The graded cell was copied and pasted twice.

Holds: all ten points.
"""

import copy
from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors-tests")
    notebook.cells[index:index] = [copy.deepcopy(notebook.cells[index]) for _ in range(2)]
    save(notebook, folder / "1_tensors.ipynb")
