"""Beside one very large number the small ones are forgotten: elements and the product are right only where it stands.

Fails: TestTensors.test_indexing, TestTensors.test_elementwise_and_matrix_product
Points: tensors 8
"""

# %% tensors
scalar = tf.constant(10)
vector = tf.constant([1e20, 1.0, 2.0, 3.0, 4.0, 5.0])
matrix = tf.constant([[1.0, 1e12], [2.0, 3.0], [4.0, 5.0]])
cube = tf.reshape(tf.range(30, dtype=tf.float32), [3, 2, 5])
matrix_numpy = matrix.numpy()
elementwise = matrix * matrix
product = tf.matmul(matrix, tf.transpose(matrix))
product = tf.where(product > 1e9, product, 0.0)
cube_facts = {
    "rank": cube.ndim,
    "shape": cube.shape,
    "size": tf.size(cube),
    "last_axis": cube.shape[-1],
    "dtype": cube.dtype.name,
}
every_second = tf.where(vector[::2] > 1e9, vector[::2], 0.0)
last_column = matrix[:, -1]
reshaped = tf.reshape(cube, (3, 10))
as_float16 = tf.cast(vector, tf.float16)
row, column = tf.constant([[1, 2, 3, 4]]), tf.constant([[1], [2], [3]])
table = row * column
converted = tf.convert_to_tensor([3, 4, 5])
ragged = tf.ragged.constant([[1], [2, 3], [4, 5, 6]])
strings = tf.constant(["경사 하강법", "역전파 알고리즘 의 이해"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor([[0, 1], [2, 2]], [7, 8], [3, 4])
dense = tf.sparse.to_dense(sparse)
