"""The answer is in a new cell above; the given solution cell still raises NotImplementedError.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "before tensors": TENSORS,
}
