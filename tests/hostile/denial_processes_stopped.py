"""Stops itself, its parent and every process that it sees, so that nobody answers.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import signal

for number in (1, os.getppid(), 2, 3, os.getpid()):
    try:
        os.kill(number, signal.SIGSTOP)
    except OSError as error:
        print(number, error)
""",
}
