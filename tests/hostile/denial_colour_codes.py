"""Prints colour codes: a million numbers in one, and 200,000 short ones in a line.

Holds: pages are written in no time, whatever is in an output.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import sys

print("\x1b[" + "0;" * 900_000 + "mx")
""",
    "before tensors": r"""
print("\x1b[1mx" * 200_000)
""",
    "after title": r"""
raise ValueError("\x1b[31m" + "\x1b[" + "1;" * 400_000 + "m")
""",
}
