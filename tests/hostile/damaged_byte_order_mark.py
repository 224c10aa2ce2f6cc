"""The file begins with a byte order mark.

Holds: all ten points.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / "1_tensors.ipynb").write_bytes(text.encode("utf-8-sig"))
