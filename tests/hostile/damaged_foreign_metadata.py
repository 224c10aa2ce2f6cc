"""Names, tags, collapsed cells and slides of other programs are in the metadata.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    for cell in notebook.cells:
        cell.metadata.update(collapsed=True, name="x", tags=["hide-input"], slideshow={"slide_type": "slide"})
    notebook.cells[0].metadata["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
    save(notebook, folder / "1_tensors.ipynb")
