"""Prints connection files and keys of other kernels and servers of this machine.

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


for folder in ("/tmp", "/run", "@HOME@/.local/share/jupyter/runtime", "/root/.local/share/jupyter/runtime"):
    show(f"{folder}/**/kernel*.json")
    show(f"{folder}/**/nbserver*.json")
    show(f"{folder}/**/jpserver*.json")
show("@COURSE@/../t/**/*.json")
""",
}
