"""The words are filled up to an ordinary tensor by to_tensor().

Fails: TestTensors.test_ragged_and_strings
Points: tensors 9
"""

# %% tensors
scalar = tf.constant(12)
vector = tf.constant([0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5])
matrix = tf.constant([[1.5, -2.0], [0.5, 3.0], [4.0, 2.5]])
cube = tf.reshape(tf.range(30, dtype=tf.float32), [3, 2, 5])
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
every_second = vector[::2]
last_column = matrix[:, -1]
reshaped = tf.reshape(cube, (3, 10))
as_float16 = tf.cast(vector, tf.float16)
row, column = tf.constant([[1, 2, 3, 4]]), tf.constant([[1], [2], [3]])
table = row * column
converted = tf.convert_to_tensor([3, 4, 5])
ragged = tf.ragged.constant([[1], [2, 3], [4, 5, 6]])
strings = tf.constant(["경사 하강법", "역전파 알고리즘 의 이해"])
words = tf.strings.split(strings).to_tensor()
sparse = tf.sparse.SparseTensor([[0, 1], [2, 2]], [7, 8], [3, 4])
dense = tf.sparse.to_dense(sparse)
