"""An ndarray subclass whose shape and tobytes() disagree with what it holds.

Holds: shape and length of the bytes must agree, or the reply is refused.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Liar(np.ndarray):
    shape = property(lambda self: (3, 2))
    nbytes = property(lambda self: 24)

    def tobytes(self, *_):
        return matrix.numpy().tobytes()[:20]


matrix_numpy = np.zeros(1, "float32").view(Liar)
np.ascontiguousarray = lambda value, dtype=None: value
""",
}
