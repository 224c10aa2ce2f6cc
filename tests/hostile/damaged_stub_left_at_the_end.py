"""The answer is in the solution cell, with raise NotImplementedError left below it.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS
    + r"""
raise NotImplementedError
""",
}
