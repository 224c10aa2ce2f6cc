"""A pipe, a socket and folders with the names of files lie beside the notebook.

Holds: what is no plain file is passed over.
"""

import os
import socket
from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    os.mkfifo(folder / "data.csv")
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may have no more than 107 characters
    with socket.socket(socket.AF_UNIX) as link:
        link.bind("notes.sock")
    os.chdir(here)
    (folder / "timestamp.txt").mkdir()
    (folder / "3_tensorflow.ipynb.txt").mkdir()
