"""Lifts the limit of recursion and calls itself until the stack of C is full.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import sys

sys.setrecursionlimit(10**9)


def deeper(value):
    return repr([deeper(value)])


class Deep:
    def __repr__(self):
        return repr([self]) + repr({1: self})


deeper(1)
""",
}
