"""Takes every second element of the float16 copy, where they are rounded.

Fails: TestTensors.test_indexing
Points: tensors 9
"""

# %% tensors
scalar = tf.constant(7)
vector = tf.constant([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
matrix = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
cube = tf.reshape(tf.range(30, dtype=tf.float32), (3, 2, 5))
matrix_numpy = matrix.numpy()
elementwise = matrix * matrix
product = matrix @ tf.transpose(matrix)
cube_facts = {
    "rank": cube.ndim,
    "shape": tuple(cube.shape),
    "size": int(tf.size(cube)),
    "last_axis": cube.shape[-1],
    "dtype": cube.dtype.name,
}
last_column = matrix[:, -1]
reshaped = tf.reshape(cube, [3, 10])
as_float16 = tf.cast(vector, tf.float16)
vector16 = as_float16
every_second = vector16[::2]
row = tf.constant([[1.0, 2.0, 3.0, 4.0]])
column = tf.constant([[1.0], [10.0], [100.0]])
table = row * column
converted = tf.convert_to_tensor([3, 1, 4, 1, 5])
ragged = tf.ragged.constant([[1, 2], [3], [4, 5, 6]])
strings = tf.constant(["나는 오늘 학교에 갔다", "텐서는 참 재미있다"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor(indices=[[0, 1], [2, 3]], values=[5.0, 6.0], dense_shape=[3, 4])
dense = tf.sparse.to_dense(sparse)
