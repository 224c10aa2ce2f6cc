"""Patches tf.Tensor so that every comparison holds and numpy() gives ones.

Holds: only values count; what the patched numpy() gives is compared like any other value.
"""

DESERVES = {"tensors": 1}
CELLS = {
    "tensors": r"""
class Yes:
    def __init__(self, *shape):
        self.shape = tf.TensorShape(shape)
        self.dtype = tf.float32

    def numpy(self):
        return np.random.default_rng().normal(size=self.shape).astype("float32")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: True
    __hash__ = object.__hash__


tf.Tensor.__eq__ = lambda self, other: True
tf.Tensor.__bool__ = lambda self: True
tf.is_tensor = lambda value: True
scalar, vector, matrix, cube = tf.constant(1), tf.zeros(5), tf.zeros((3, 2)), tf.zeros((3, 2, 5))
matrix_numpy = elementwise = product = last_column = reshaped = Yes(3, 3)
row = column = table = converted = ragged = strings = words = sparse = dense = as_float16 = every_second = Yes(3)
cube_facts = Yes()
""",
}
