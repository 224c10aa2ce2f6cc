"""Flags the solution cell as graded with 100 points, and as a task.

Holds: which cells are graded is decided by the source.
"""

from pathlib import Path

from tests.hostile.case import position, released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    notebook = released(release)
    cell = notebook.cells[position(notebook, "tensors")]
    cell.metadata.nbgrader.update(grade=True, points=100, task=True, locked=True, cell_type="code")
    cell.source = "100.0"
    save(notebook, folder / "1_tensors.ipynb")
