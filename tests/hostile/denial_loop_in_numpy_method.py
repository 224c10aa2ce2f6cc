"""product is an object whose numpy() never ends when a test reads it.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Slow:
    dtype, shape = tf.float32, tf.TensorShape((3, 3))

    @property
    def __class__(self):
        return tf.Tensor

    def numpy(self):
        while True:
            pass


product = Slow()
""",
}
