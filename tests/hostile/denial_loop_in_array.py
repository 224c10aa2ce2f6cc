"""matrix_numpy is an ndarray whose __array__, __len__ and tobytes never end.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Slow(np.ndarray):
    def tobytes(self, *_):
        while True:
            pass

    __len__ = __array__ = __iter__ = tobytes


matrix_numpy = matrix.numpy().view(Slow)
np.ascontiguousarray = lambda value, dtype=None: value
""",
}
