"""Checkpoints, a scratch notebook and a picture lie beside the notebook.

Holds: all ten points.
"""

from pathlib import Path

from tests.hostile.case import released, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    (folder / ".ipynb_checkpoints").mkdir()
    save(released(release), folder / ".ipynb_checkpoints" / "1_tensors-checkpoint.ipynb")
    save(released(release), folder / "Untitled.ipynb")
    (folder / "Untitled1.ipynb").write_text("")
    (folder / "그림.png").write_bytes(b"\x89PNG")
