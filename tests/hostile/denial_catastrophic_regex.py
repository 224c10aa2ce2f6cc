"""A regular expression that backtracks for centuries.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import re

re.match(r"(a+)+$", "a" * 60 + "b")
""",
}
