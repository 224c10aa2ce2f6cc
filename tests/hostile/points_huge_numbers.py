"""Whole numbers of 30,000 digits, and an int whose __int__ and bit_length lie.

Holds: numbers above 64 bits do not pass the hatch; the facts are wrong.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Small(int):
    def bit_length(self):
        return 3

    def __int__(self):
        return int.__int__(self)

    __eq__ = lambda self, other: True
    __hash__ = int.__hash__


cube_facts = {"rank": Small(10**30_000), "shape": (3, 2, 5), "size": Small(2**4_000), "last_axis": 5, "dtype": "int32"}
""",
}
