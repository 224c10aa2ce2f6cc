"""True and False in the place of numbers, a bool tensor as the scalar.

Holds: a bool is not a whole number.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
scalar = tf.constant(True)
cube_facts = {"rank": True, "shape": (True, True, True), "size": True, "last_axis": True, "dtype": "int32"}
""",
}
