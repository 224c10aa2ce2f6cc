"""The browser called the file '1_tensors (1).ipynb'.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / "1_tensors (1).ipynb").write_bytes(text.encode())
