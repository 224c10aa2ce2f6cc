"""matrix is NaN, in a shape that was not asked for: whatever is NaN is its product, computed or not.

Holds: as with zeros of another shape, products that nothing can tell from other things earn nothing.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 7}  # without creation, conversion and products
CELLS = {
    "tensors": TENSORS
    + r"""
nan = float("nan")
matrix = tf.fill((5, 7), nan)
matrix_numpy = matrix.numpy()
last_column = matrix[:, -1]
elementwise = matrix - 1
product = tf.fill((5, 5), nan)
""",
}
