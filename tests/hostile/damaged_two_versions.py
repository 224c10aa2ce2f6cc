"""The untouched release lies beside the answer, which is called '1_tensors-final.ipynb'.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from tests.hostile.case import released, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    save(released(release), folder / "1_tensors.ipynb")
    save(solved(release), folder / "1_tensors-final.ipynb")
