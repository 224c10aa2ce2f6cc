"""Raises an exception with a text of 100 MB and 2,000 causes.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
error = ValueError("x" * 100_000_000)
for number in range(2000):
    cause, error = error, ValueError(number)
    error.__cause__ = cause
raise error
""",
}
