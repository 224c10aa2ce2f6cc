"""Another program added lines below the JSON text.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / "1_tensors.ipynb").write_bytes(f"{text}\n\n-- \n홍길동 드림\n".encode())
