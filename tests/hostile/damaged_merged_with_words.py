"""The solution was merged with the words above it into one Markdown cell (Shift+M); its own cell is gone.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    notebook.cells[index - 1].source += "\n\n" + notebook.cells[index].source
    del notebook.cells[index]
    save(notebook, folder / "1_tensors.ipynb")
