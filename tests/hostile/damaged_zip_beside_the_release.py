"""The untouched release has the name of the notebook, a zip of the answer that of a copy.

Holds: all ten points, or a person is asked.
"""

import zipfile
from pathlib import Path

import nbformat

from tests.hostile.case import released, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    save(released(release), folder / "1_tensors.ipynb")
    with zipfile.ZipFile(folder / "1_tensors (1).ipynb", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1_tensors.ipynb", nbformat.writes(solved(release)))
