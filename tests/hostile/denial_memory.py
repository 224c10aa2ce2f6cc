"""Takes 4 GB of memory, page by page, and keeps it.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
hoard = []
for _ in range(40):
    hoard.append(bytearray(b"x" * 4096) * 25_000)
import time

time.sleep(20)
""",
}
