"""The notebook was zipped, and the zip renamed to the name of the notebook.

Holds: all ten points, or a person is asked.
"""

import zipfile
from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    with zipfile.ZipFile(folder / "1_tensors.ipynb", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1_tensors.ipynb", nbformat.writes(solved(release)))
