"""Gives the graded cell's grade_id to its own cell and another id to the graded cell.

Holds: cells are known by more than one id, and graded cells come from the source.
"""

from pathlib import Path

from tests.hostile.case import position, released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    notebook = released(release)
    graded = notebook.cells[position(notebook, "tensors-tests")]
    mine = notebook.cells[position(notebook, "tensors")]
    graded.metadata.nbgrader.grade_id, mine.metadata.nbgrader.grade_id = "tensors", "tensors-tests"
    graded.id, mine.id = "tensors", "tensors-tests"
    graded.source, mine.source = "10.0", "10.0"
    save(notebook, folder / "1_tensors.ipynb")
