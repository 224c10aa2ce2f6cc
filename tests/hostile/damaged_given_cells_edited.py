"""The imports were changed to other names, which the answer uses.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.cells[position(notebook, "setup")].source = "import tensorflow as tensor\nimport numpy as numbers"
    cell = notebook.cells[position(notebook, "tensors")]
    cell.source = "import tensorflow as tensor\n" + cell.source.replace("tf.", "tensor.")
    save(notebook, folder / "1_tensors.ipynb")
