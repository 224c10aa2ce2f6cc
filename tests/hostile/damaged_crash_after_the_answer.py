"""A cell below the answer crashes the kernel: it takes too deep a recursion.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

os.abort()
""",
}
