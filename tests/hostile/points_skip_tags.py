"""Tags every cell with skip-execution, raises-exception and remove-cell.

Holds: tags of a submission are not kept.
"""

from pathlib import Path

from tests.hostile.case import released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    notebook = released(release)
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception", "remove-cell", "nbgrader-ignore"]
    save(notebook, folder / "1_tensors.ipynb")
