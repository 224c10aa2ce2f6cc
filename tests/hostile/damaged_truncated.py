"""The upload stopped after three quarters of the file; the answer is in it.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / "1_tensors.ipynb").write_bytes(text.encode()[: len(text.encode()) * 3 // 4])
