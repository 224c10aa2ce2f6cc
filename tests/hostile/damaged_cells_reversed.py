"""All cells are in reverse order.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.cells.reverse()
    save(notebook, folder / "1_tensors.ipynb")
