"""The answer stands in a script beside the notebook and is run from it; the script stays behind.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from tests.hostile.case import TENSORS, laid, released, save

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    (folder / "answer.py").write_text(f"import tensorflow as tf\n{TENSORS}", encoding="utf-8")
    save(laid(released(release), {"tensors": "%run answer.py"}), folder / "1_tensors.ipynb")
