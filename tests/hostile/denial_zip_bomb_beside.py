"""A zip file beside the notebook would unpack to 10 GB.

Holds: archives are not unpacked.
"""

import zipfile
from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    with zipfile.ZipFile(folder / "data.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(100_000_000))
    content = (folder / "data.zip").read_bytes()
    for number in range(100):
        (folder / f"data{number}.zip").write_bytes(content)
