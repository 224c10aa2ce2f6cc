"""One number in place of a tensor of equal numbers: broadcasting would make it equal.

Holds: shapes must be equal before values are compared.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 6}
CELLS = {
    "tensors": TENSORS
    + r"""
matrix, row, column = tf.ones((3, 2)), tf.ones((1, 4)), tf.ones((3, 1))
matrix_numpy, last_column = matrix.numpy()[:1], matrix[:1, -1]
elementwise, product, table = tf.ones(()), tf.fill((1, 1), 2.0), tf.ones((1, 1))
dense = tf.zeros((1, 4), tf.int32)
""",
}
