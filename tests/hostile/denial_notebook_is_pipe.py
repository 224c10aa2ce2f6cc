"""The notebook is a pipe that nobody writes to.

Holds: a pipe is not opened.
"""

import os
from pathlib import Path

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    os.mkfifo(folder / "1_tensors.ipynb")
