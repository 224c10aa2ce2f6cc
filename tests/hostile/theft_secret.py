"""Prints the secret from which hidden inputs are drawn, and draws them.

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


show("@COURSE@/.examiner_secret")
show("../../../.examiner_secret")
show("/**/.examiner_secret")
""",
}
