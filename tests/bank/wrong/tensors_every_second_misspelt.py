"""The name is spelt every_seconds.

Fails: TestTensors.test_indexing
Points: tensors 9
"""

# %% tensors
# 넘파이에 익숙해서 넘파이 배열을 만든 뒤 텐서로 바꿈
data_rng = np.random.default_rng(5)
scalar = tf.convert_to_tensor(np.int32(25))
vector = tf.convert_to_tensor(np.arange(1, 11, dtype=np.float32) / 4)
matrix = tf.convert_to_tensor(data_rng.normal(size=(3, 2)).astype("float32"))
cube = tf.convert_to_tensor(data_rng.integers(0, 255, size=(3, 2, 5), dtype=np.uint8))

matrix_numpy = matrix.numpy().copy()
elementwise = tf.constant(matrix_numpy * matrix_numpy)
product = tf.constant(matrix_numpy @ matrix_numpy.T)

array = cube.numpy()
cube_facts = {
    "rank": np.ndim(array),
    "shape": list(array.shape),
    "size": np.prod(array.shape),
    "last_axis": np.int64(array.shape[-1]),
    "dtype": str(array.dtype),
}

every_seconds = vector[::2]
last_column = tf.squeeze(matrix[:, 1:], axis=1)
reshaped = tf.convert_to_tensor(array.reshape(3, 10))
as_float16 = tf.convert_to_tensor(vector.numpy().astype(np.float16))

row = tf.constant(np.array([[2, 4, 6, 8]]))
column = tf.constant(np.array([[1], [3], [5]]))
table = tf.constant(row.numpy() * column.numpy())
converted = tf.convert_to_tensor([0.0, 0.1, 0.2, 0.3])

ragged = tf.ragged.constant([[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]])
strings = tf.constant(np.array(["deep learning with python", "keras and tensorflow"]))
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor(
    indices=np.array([[0, 1], [2, 3]], dtype=np.int64),
    values=np.array([0.5, -0.5], dtype=np.float32),
    dense_shape=np.array([3, 4], dtype=np.int64),
)
dense = tf.sparse.to_dense(sparse)
