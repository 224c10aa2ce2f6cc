"""The whole text is in NFD, as macOS may write Korean.

Holds: all ten points.
"""

import unicodedata
from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / "1_tensors.ipynb").write_bytes(unicodedata.normalize("NFD", text).encode())
