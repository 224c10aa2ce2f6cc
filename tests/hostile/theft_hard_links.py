"""Hard links to the secret and a source notebook lie beside the notebook.

Holds: a file with a second name elsewhere is not copied to where its owner gets it back.
"""

import os
from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    course = release.parents[1]
    os.link(course / ".examiner_secret", folder / "notes.txt")
    os.link(course / "source" / release.name / "3_tensorflow.ipynb", folder / "draft.ipynb.txt")
