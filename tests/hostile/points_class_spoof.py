"""Objects whose __class__ says tf.Tensor and whose numpy() gives other random numbers at each read.

Holds: every read is a plain array; random numbers fulfil no relation, so only shapes and dtypes count.
"""

DESERVES = {"tensors": 1}
CELLS = {
    "tensors": r"""
class Tensor:
    def __init__(self, shape, dtype):
        self.shape, self.dtype = tf.TensorShape(shape), tf.as_dtype(dtype)

    @property
    def __class__(self):
        return tf.Tensor

    def numpy(self):
        return (np.random.default_rng().normal(size=self.shape) * 100).astype(self.dtype.as_numpy_dtype)


scalar, vector = Tensor((), "int32"), Tensor((6,), "float32")
matrix, cube = Tensor((3, 2), "float32"), Tensor((3, 2, 5), "float32")
matrix_numpy, elementwise, product = matrix, Tensor((3, 2), "float32"), Tensor((3, 3), "float32")
every_second, last_column, reshaped = Tensor((3,), "float32"), Tensor((3,), "float32"), Tensor((3, 10), "float32")
as_float16, row, column = Tensor((6,), "float16"), Tensor((1, 4), "float32"), Tensor((3, 1), "float32")
table, converted, dense = Tensor((3, 4), "float32"), Tensor((3,), "float32"), Tensor((3, 4), "float32")
ragged = words = strings = sparse = cube_facts = converted
""",
}
