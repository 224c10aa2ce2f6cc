"""Writes another solution into the source and other words into the release.

Holds: nothing of the course, the home or other students can be written from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import glob

for pattern in ("@COURSE@/source/**/*.ipynb", "@COURSE@/release/**/*.ipynb", "../../../source/**/*.ipynb"):
    for path in glob.glob(pattern, recursive=True):
        try:
            text = open(path).read().replace("tf.range", "tf.zeros")
            open(path, "w").write(text)
        except OSError as error:
            print(error)
""",
}
