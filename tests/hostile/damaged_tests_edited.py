"""The student tried things out in the graded cell and left it broken.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "tensors-tests": r"""
print(scalar
self_check("문제 1"
""",
}
