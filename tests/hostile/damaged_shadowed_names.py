"""list, max, print and tf's neighbours are the student's own variables by then.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "before tensors": r"""
list = [1, 2]
max, min, sum, len, print, type, str, dict = 9, 1, 0, 3, None, 5, "text", {}
json = os = sys = None
""",
    "tensors": TENSORS,
}
