"""A loop in C holds the interpreter's lock, so that no interrupt is ever seen.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import collections
import itertools

collections.deque(itertools.repeat(0), maxlen=0)
""",
}
