"""The notebook asks for a kernel that is not here, in another language.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    notebook.metadata["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    notebook.metadata["language_info"] = {"name": "R"}
    save(notebook, folder / "1_tensors.ipynb")
