"""Modules that shadow those of the notebook and the kernel lie beside the notebook.

Holds: files beside a notebook are data: none of them is imported or run.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}
NAMES = (
    "numpy.py",
    "tensorflow.py",
    "keras.py",
    "matplotlib.py",
    "ipykernel_launcher.py",
    "IPython.py",
    "random.py",
    "json.py",
)


PAYLOAD = """
import os
import pathlib

for folder in ("/tmp", os.path.expanduser("~"), "."):
    try:
        pathlib.Path(folder, "hostile_was_here.txt").write_text("ran")
    except OSError:
        pass
print(dict(os.environ))
"""


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    for name in NAMES:
        (folder / name).write_text(PAYLOAD)
