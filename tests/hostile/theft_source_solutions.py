"""Prints the source notebooks with their solutions, so that they come back as feedback.

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


for pattern in ("@COURSE@/source/**/*.ipynb", "../../../source/**/*.ipynb", "/proc/1/cwd/source/**/*.ipynb"):
    show(pattern)
""",
}
