"""The solution cell was copied and pasted: two cells with one id, the copy is the stub.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, released, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    stub = released(release).cells[position(notebook, "tensors")]
    notebook.cells.insert(position(notebook, "tensors"), stub)
    save(notebook, folder / "1_tensors.ipynb")
