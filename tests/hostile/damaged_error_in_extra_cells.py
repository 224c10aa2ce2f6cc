"""Extra cells with a syntax error, a wrong indent and a NameError.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "before tensors": r"""
for i in range(3:
    print(i)
""",
    "after tensors": r"""
  x = undefined_name
""",
}
