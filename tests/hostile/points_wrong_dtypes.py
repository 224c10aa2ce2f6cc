"""Wide dtypes that hold the same values: int64, float64, float32 for float16.

Holds: dtypes are asked exactly where the statement fixes them.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
scalar = tf.constant(7, tf.int64)
as_float16 = vector
""",
}
