"""The notebook lies in a folder of its own, beside __MACOSX.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    (folder / "과제").mkdir()
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._1_tensors.ipynb").write_bytes(b"\x00\x05\x16\x07")
    save(solved(release), folder / "과제" / "1_tensors.ipynb")
