"""Starts 5,000 threads that never end.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import threading
import time

for _ in range(5000):
    try:
        threading.Thread(target=time.sleep, args=(86400,)).start()
    except RuntimeError:
        break
while True:
    time.sleep(1)
""",
}
