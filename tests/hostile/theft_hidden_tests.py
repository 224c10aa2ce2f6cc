"""Prints the modules of hidden tests and the compiled files beside them.

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


for pattern in ("@COURSE@/tests/**/*", "../../../tests/**/*", "/proc/*/cwd/tests/**/*.py", "/**/test_1_tensors.py"):
    show(pattern)
""",
}
