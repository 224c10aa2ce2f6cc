"""NaN, infinite and negative values, and numbers as text, in place of shapes, sizes and tensors.

Holds: NaN equals nothing; the facts must be the whole numbers of the cube.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 6}
CELLS = {
    "tensors": TENSORS
    + r"""
nan = float("nan")
cube_facts = {"rank": nan, "shape": (nan, nan, nan), "size": float("inf"), "last_axis": -5, "dtype": "int32"}
elementwise = tf.fill((3, 2), nan)
table = tf.fill((3, 4), float("inf"))
matrix_numpy = np.full((3, 2), -np.inf)
""",
}
