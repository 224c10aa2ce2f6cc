"""The cube was left flat, shape (6, 5).

Fails: TestTensors.test_creation
Points: tensors 9
"""


# %% tensors
def make_matrix(rows, columns):
    values = tf.range(rows * columns, dtype=tf.float32)
    return tf.reshape(values, (rows, columns)) / 2


def facts(tensor):
    return {
        "rank": tensor.ndim,
        "shape": tuple(tensor.shape.as_list()),
        "size": tf.reduce_prod(tensor.shape).numpy(),
        "last_axis": tensor.shape[-1],
        "dtype": tensor.dtype.name,
    }


scalar = tf.add(1, 1)
vector = tf.math.sqrt(tf.range(1.0, 9.0))
matrix = make_matrix(3, 2)
cube = make_matrix(6, 5)
matrix_numpy = matrix.numpy()
elementwise = matrix**2
product = tf.tensordot(matrix, matrix, axes=[[1], [1]])
cube_facts = facts(cube)
every_second = tf.strided_slice(vector, [0], [8], [2])
last_column = tf.slice(matrix, begin=[0, 1], size=[3, 1])[:, 0]
reshaped = tf.reshape(cube, (3, 10))
as_float16 = tf.dtypes.saturate_cast(vector, tf.float16)
row = tf.expand_dims(tf.constant([1, 2, 3, 4]), axis=0)
column = tf.expand_dims(tf.constant([1, 10, 100]), axis=-1)
table = tf.tensordot(column, row, axes=1)
converted = tf.convert_to_tensor([True, False, True])
ragged = tf.RaggedTensor.from_row_splits(values=[3, 1, 4, 1, 5, 9], row_splits=[0, 4, 4, 6])
strings = tf.strings.join([["빠른 갈색", "게으른"], ["여우", "개"]], separator=" ")
words = tf.strings.split(strings)
sparse = tf.sparse.from_dense(tf.eye(3, 4))
dense = tf.sparse.to_dense(sparse)
