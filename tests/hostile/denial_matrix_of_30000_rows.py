"""matrix has 30,000 rows: its product with its transpose has 900 million numbers.

Holds: the shape is looked at before the product is made.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS.replace(
        "matrix = tf.constant([[2.0, 7.0], [1.0, 8.0], [3.0, 0.5]])", "matrix = tf.fill((30_000, 1), 2.0)"
    ).replace("product = tf.matmul(matrix, matrix, transpose_b=True)", "product = tf.zeros((1, 1))"),
}
