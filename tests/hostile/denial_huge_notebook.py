"""The notebook has 60 MB, most of them in outputs.

Holds: too big a file is refused or read without its outputs; nobody else waits.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    cell = notebook.cells[position(notebook, "tensors")]
    cell.outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 60_000_000}]
    save(notebook, folder / "1_tensors.ipynb")
