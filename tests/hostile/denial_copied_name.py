"""The file's name is a chain of "copy " that a pattern for copies would divide in every way.

Holds: all ten points, or a person is asked; nobody waits.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / f"1_tensors {'copy ' * 46}v2.ipynb").write_bytes(text.encode())
