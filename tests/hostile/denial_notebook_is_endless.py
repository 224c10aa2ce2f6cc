"""The notebook is a link to /dev/zero, another one a folder, the third a link to itself.

Holds: what is no plain file is not opened.
"""

from pathlib import Path

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    (folder / "1_tensors.ipynb").symlink_to("/dev/zero")
    (folder / "2_keras.ipynb").mkdir()
    (folder / "3_tensorflow.ipynb").symlink_to("3_tensorflow.ipynb")
