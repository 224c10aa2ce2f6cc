"""Kills itself, every process that it sees, and the first one of its sandbox.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import signal

for number in (-1, 1, os.getppid(), os.getpid()):
    try:
        os.kill(number, signal.SIGKILL)
    except OSError as error:
        print(number, error)
""",
}
