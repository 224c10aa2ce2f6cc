"""Splits at commas, which the strings do not have.

Fails: TestTensors.test_ragged_and_strings
Points: tensors 9
"""

# %% tensors
scalar = tf.constant(3)
vector = tf.constant([1.5, 2.5, 3.5, 4.5, 5.5, 6.5])
matrix = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
cube = tf.reshape(tf.range(30.0), (3, 2, 5))
matrix_numpy = matrix.numpy()
elementwise = tf.multiply(matrix, matrix)
# 행렬곱을 정의대로: 행과 행의 내적
product = tf.reduce_sum(matrix[:, None, :] * matrix[None, :, :], axis=-1)
print(product, matrix @ tf.transpose(matrix))
cube_facts = {"rank": tf.rank(cube), "shape": cube.shape, "size": tf.size(cube), "last_axis": cube.shape[-1], "dtype": cube.dtype.name}
every_second = vector[::2]
last_column = matrix[:, -1]
reshaped = tf.reshape(cube, (3, 10))
as_float16 = tf.cast(vector, tf.float16)
row = tf.constant([[1.1, 2.2, 3.3, 4.4]])
column = tf.constant([[1.0], [2.0], [3.0]])
table = row * column
converted = tf.convert_to_tensor([1, 2, 3])
ragged = tf.ragged.constant([[1], [2, 3], []])
strings = tf.constant(["a b", "c d e"])
words = tf.strings.split(strings, ",")
sparse = tf.sparse.SparseTensor(indices=[[0, 0], [1, 2]], values=[1, 2], dense_shape=[3, 4])
dense = tf.sparse.to_dense(sparse)
