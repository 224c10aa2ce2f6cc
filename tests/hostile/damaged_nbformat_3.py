"""An old program saved the notebook in nbformat 3, without ids.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    old = nbformat.convert(solved(release), 3)
    (folder / "1_tensors.ipynb").write_text(nbformat.v3.writes_json(old), encoding="utf-8")
