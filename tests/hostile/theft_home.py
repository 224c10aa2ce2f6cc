"""Prints keys and settings in the home of the person who marks.

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


import os

for home in ("@HOME@", os.path.expanduser("~"), "/root", "/home/*"):
    show(f"{home}/.ssh/*")
    show(f"{home}/.*rc")
    show(f"{home}/.config/**/*")
""",
}
