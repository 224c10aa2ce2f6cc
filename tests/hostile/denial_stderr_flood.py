"""Writes to the process's own standard error and output, below Python, without end.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

while True:
    os.write(2, b"x" * 65536)
    os.write(1, b"x" * 65536)
""",
}
