"""Threads, handlers and finalizers that never end keep the kernel from ending.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import atexit
import threading
import time


def forever():
    while True:
        time.sleep(1)


class Sticky:
    def __del__(self):
        forever()


sticky = Sticky()
atexit.register(forever)
threading.Thread(target=forever).start()
""",
}
