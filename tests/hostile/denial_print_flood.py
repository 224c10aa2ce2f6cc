"""Prints 300 MB in lines.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
for _ in range(3_000_000):
    print("x" * 100)
""",
}
