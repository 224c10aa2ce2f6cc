"""Six processes take 600 MB of memory each.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import time

for _ in range(6):
    if os.fork() == 0:
        hoard = bytearray(b"x" * 4096) * 150_000
        time.sleep(20)
        os._exit(0)
time.sleep(25)
""",
}
