"""The file's Korean name is in NFD, as macOS writes it.

Holds: all ten points, or a person is asked.
"""

import unicodedata
from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    name = unicodedata.normalize("NFD", "홍길동 과제 1_tensors.ipynb")
    (folder / name).write_text(nbformat.writes(solved(release)), encoding="utf-8")
