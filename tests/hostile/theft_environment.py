"""Prints the environment of every process that it can see.

Holds: the environment of a student's process is made anew.
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

print(dict(os.environ))
show("/proc/[0-9]*/environ")
show("/proc/[0-9]*/task/*/environ")
""",
}
