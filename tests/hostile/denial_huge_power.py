"""Computes a number that has more digits than memory has room for.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
number = 7 ** (3**25)
str(number)
""",
}
