"""The notebook is a symbolic link to the instructor's source notebook.

Holds: a link is not followed: there is nothing to mark.
"""

from pathlib import Path

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    source = release.parents[1] / "source" / release.name / "1_tensors.ipynb"
    (folder / "1_tensors.ipynb").symlink_to(source)
