"""An archive beside the notebook holds paths that lead out of its folder and links to keys.

Holds: archives are not unpacked.
"""

import io
import tarfile
import zipfile
from pathlib import Path

from tests.hostile.case import TRACE, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    with zipfile.ZipFile(folder / "1_tensors.zip", "w") as archive:
        for way in ("../../../", "/tmp/", "../victim/keras_and_tf/"):
            archive.writestr(f"{way}{TRACE}.txt", "out")
    with tarfile.open(folder / "data.tar.gz", "w:gz") as tar:
        entry = tarfile.TarInfo(f"../../../../{TRACE}.txt")
        tar.addfile(entry, io.BytesIO())
        link = tarfile.TarInfo("key")
        link.type, link.linkname = tarfile.SYMTYPE, "/root/.ssh/id_rsa"
        tar.addfile(link)
