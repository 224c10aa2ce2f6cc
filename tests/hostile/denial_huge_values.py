"""Values of 800 MB: an array, a text, a whole number, a list of a million parts.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 6}
CELLS = {
    "tensors": TENSORS
    + r"""
matrix_numpy = np.zeros((100_000_000,), "float64")
cube_facts = {"rank": "x" * 300_000_000, "shape": [0] * 1_000_000, "size": 1 << 8_000_000, "last_axis": 5, "dtype": ""}
last_column = tf.zeros((50_000_000,))
ragged = tf.RaggedTensor.from_row_lengths(tf.zeros(3_000_000), [1_000_000, 2_000_000, 0])
""",
}
