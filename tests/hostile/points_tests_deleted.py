"""Deletes the graded cell, hoping that what cannot be marked counts as full.

Holds: a graded cell is put back from the source; an untouched answer stays at zero.
"""

from pathlib import Path

from tests.hostile.case import position, released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    notebook = released(release)
    del notebook.cells[position(notebook, "tensors-tests")]
    save(notebook, folder / "1_tensors.ipynb")
