"""The notebook was handed in as a zip file.

Holds: all ten points, or a person is asked.
"""

import zipfile
from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    with zipfile.ZipFile(folder / "1_tensors.zip", "w") as archive:
        archive.writestr("1_tensors.ipynb", nbformat.writes(solved(release)))
