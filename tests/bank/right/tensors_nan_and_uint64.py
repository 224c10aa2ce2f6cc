"""Complex and half ragged values; unsigned 64 bit cube; NaN in vector and matrix; variables everywhere."""

# %% tensors
scalar = tf.constant(7)
vector = tf.Variable([np.nan, np.inf, -np.inf, 1e-9, 7e4, -0.0])
matrix = tf.constant([[np.nan, 1.0], [2, np.inf], [3, 4]])
cube = tf.Variable(tf.cast(tf.reshape(tf.range(30), (3, 2, 5)), tf.uint64) * 10**17)
matrix_numpy = matrix.numpy()
elementwise = matrix * matrix
product = matrix @ tf.transpose(matrix)
cube_facts = {"rank": cube.shape.rank, "shape": cube.shape, "size": tf.size(cube), "last_axis": cube.shape[-1], "dtype": cube.dtype.name}
every_second = vector[::2]
last_column = matrix[:, -1]
reshaped = tf.reshape(cube, (3, 10))
as_float16 = tf.cast(vector, tf.float16)
row = tf.Variable([[1, 2, 3, 4]], dtype=tf.int64)
column = tf.Variable([[1], [2], [3]], dtype=tf.int64)
table = row * column
converted = tf.convert_to_tensor([1, 2, 3])
ragged = tf.ragged.constant([[1.5], [2, 3], []], dtype=tf.float16)
strings = tf.constant(["a b", "c"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor([[0, 1], [2, 3]], [1, 2], [3, 4])
dense = tf.sparse.to_dense(sparse)
