"""Opens files until no more can be opened, and keeps them.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import socket

kept = []
try:
    while len(kept) < 1_000_000:
        kept.append(os.open("/dev/null", os.O_RDONLY))
except OSError as error:
    print(error)
""",
}
