"""Waits for the keyboard: input(), getpass, sys.stdin, the terminal, pdb.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import getpass
import pdb
import sys

for ask in (input, getpass.getpass, sys.stdin.read, lambda: open("/dev/tty").read(), pdb.set_trace):
    try:
        print(ask())
    except Exception as error:
        print(type(error), error)
""",
}
