"""A forgotten loop in a cell above the answer never ends.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "before tensors": r"""
count = 0
while count < 10:
    pass
""",
}
