"""The answer is in a new cell below the graded cell, where the student tried it out.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from nbformat.v4 import new_code_cell

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    index = position(notebook, "tensors")
    answer, notebook.cells[index].source = notebook.cells[index].source, "raise NotImplementedError"
    notebook.cells.insert(position(notebook, "tensors-tests") + 1, new_code_cell(answer))
    save(notebook, folder / "1_tensors.ipynb")
