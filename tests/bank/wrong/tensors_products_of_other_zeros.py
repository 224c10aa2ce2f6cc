"""A square matrix of zeros, which is called its own products.

Fails: TestTensors.test_creation, TestTensors.test_elementwise_and_matrix_product
Points: tensors 8
"""

# %% tensors
scalar = tf.constant(14)
vector = tf.constant([0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5])
matrix = tf.zeros((3, 3))
cube = tf.reshape(tf.range(30, dtype=tf.float32), [3, 2, 5])
matrix_numpy = matrix.numpy()
elementwise = matrix
product = matrix
cube_facts = {
    "rank": cube.ndim,
    "shape": cube.shape,
    "size": tf.size(cube),
    "last_axis": cube.shape[-1],
    "dtype": cube.dtype.name,
}
every_second = vector[::2]
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
