"""The answer is in a new cell below; the given solution cell still raises NotImplementedError.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "after tensors": TENSORS,
}
