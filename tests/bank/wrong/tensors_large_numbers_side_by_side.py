"""Years and numbers of six digits, whose neighbours are nearly equal: wrong elements, a wrong column, a wrong order.

Fails: TestTensors.test_indexing, TestTensors.test_reshape
Points: tensors 8
"""

# %% tensors
scalar = tf.constant(10)
vector = tf.constant([20240.0, 20241.0, 20242.0, 20243.0, 20244.0, 20245.0])
matrix = tf.constant([[20241.0, 20242.0], [20243.0, 20244.0], [20245.0, 20246.0]])
cube = tf.reshape(tf.range(1_000_000, 1_000_030, dtype=tf.float32), [3, 2, 5])
matrix_numpy = matrix.numpy()
elementwise = matrix * matrix
product = tf.matmul(matrix, tf.transpose(matrix))
cube_facts = {
    "rank": cube.ndim,
    "shape": cube.shape,
    "size": tf.size(cube),
    "last_axis": cube.shape[-1],
    "dtype": cube.dtype.name,
}
every_second = vector[1::2]
last_column = matrix[:, 0]
reshaped = tf.transpose(tf.reshape(cube, (10, 3)))
as_float16 = tf.cast(vector, tf.float16)
row, column = tf.constant([[1, 2, 3, 4]]), tf.constant([[1], [2], [3]])
table = row * column
converted = tf.convert_to_tensor([3, 4, 5])
ragged = tf.ragged.constant([[1], [2, 3], [4, 5, 6]])
strings = tf.constant(["경사 하강법", "역전파 알고리즘 의 이해"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor([[0, 1], [2, 2]], [7, 8], [3, 4])
dense = tf.sparse.to_dense(sparse)
