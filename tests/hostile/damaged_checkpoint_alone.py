"""Of the finished notebook only Jupyter's checkpoint was handed in, beside the notebook as it was given.

Holds: all ten points.
"""

import shutil
from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    shutil.copy(release / "1_tensors.ipynb", folder)
    (folder / ".ipynb_checkpoints").mkdir()
    nbformat.write(solved(release), folder / ".ipynb_checkpoints" / "1_tensors-checkpoint.ipynb")
