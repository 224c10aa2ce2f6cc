"""A file of 2 GiB without content lies beside the notebook.

Holds: what lies beside a notebook holds nobody up and is not copied in full.
"""

import os
from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    with (folder / "data.bin").open("wb") as file:
        os.truncate(file.fileno(), 2 * 2**30)
