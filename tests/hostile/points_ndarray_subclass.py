"""matrix_numpy is a subclass of ndarray for which every comparison is true.

Holds: the bytes of the array arrive, not its class: the conversion's test fails.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Always(np.ndarray):
    def __array_ufunc__(self, function, method, *inputs, **options):
        return np.bool_(True)

    def __array_function__(self, function, types, arguments, options):
        return True


matrix_numpy = np.full((3, 2), 77.0, "float32").view(Always)
""",
}
