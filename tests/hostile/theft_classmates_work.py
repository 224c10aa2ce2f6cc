"""Prints what other students handed in, what was marked of it, and what waits on the shelf.

Holds: nothing of the course, the home or other students is to be seen from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import glob


def show(pattern):
    for path in glob.glob(pattern, recursive=True, include_hidden=True):
        try:
            print(path, open(path, errors="replace").read())
        except OSError as error:
            print(error)


for pattern in ("@COURSE@/submitted/**/*", "@COURSE@/autograded/**/*", "@COURSE@/.examiner/**/*", "../../**/*.ipynb"):
    show(pattern)
""",
}
