"""timestamp.txt is a file of 400 MB without content.

Holds: what lies beside a notebook holds nobody up and takes no memory.
"""

import os
from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    with (folder / "timestamp.txt").open("wb") as file:
        os.truncate(file.fileno(), 400 * 2**20)
