"""Each value takes seconds to read, just below the limit of a call, so that they add up to minutes.

Holds: the notebook has a limit of its own, and wrong values earn nothing.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
import time


class Slow:
    dtype, shape = tf.float32, tf.TensorShape((3, 3))

    @property
    def __class__(self):
        return tf.Tensor

    def numpy(self):
        until = time.process_time() + 3
        while time.process_time() < until:
            pass
        return np.zeros((7, 7), "float32")


scalar = vector = matrix = cube = matrix_numpy = elementwise = product = cube_facts = every_second = Slow()
last_column = reshaped = as_float16 = row = column = table = converted = strings = words = sparse = dense = Slow()
""",
}
