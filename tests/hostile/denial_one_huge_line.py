"""Prints one line of 200 MB and shows a result of 100 MB.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
print("x" * 200_000_000)
"y" * 100_000_000
""",
}
