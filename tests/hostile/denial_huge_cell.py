"""One extra cell has 10 MB of code.

Holds: the answer is marked or left to a person; nobody else waits.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.cells.append(new_code_cell("numbers = [" + "1234567, " * 1_100_000 + "]"))
    save(notebook, folder / "1_tensors.ipynb")
