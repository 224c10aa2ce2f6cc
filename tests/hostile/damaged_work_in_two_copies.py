"""The student did problem 1 in the notebook and problem 2 in a copy that Jupyter had made; each has one of them alone.

Holds: the points of both, or a person is asked.
"""

from pathlib import Path

from tests.hostile.case import CIRCLE, PLAYGROUND, laid, released, save

DESERVES = {"playground": 3, "circle": 8}
AT_MOST = {"circle": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    plain = released(release, "2_keras")
    save(laid(plain, {"playground": PLAYGROUND}), folder / "2_keras.ipynb")
    save(laid(plain, {"circle": CIRCLE}), folder / "2_keras-Copy1.ipynb")
