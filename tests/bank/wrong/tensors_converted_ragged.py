"""A ragged tensor stands where a dense one was asked for.

Fails: TestTensors.test_conversion_and_sparse
Points: tensors 9
"""


# %% tensors
def show(title, value):
    """이름과 값을 한 줄에 보여 준다."""
    print(f"{title:>12}: shape={value.shape}, dtype={value.dtype.name}")


scalar = tf.size(tf.zeros((2, 3)))  # int32 스칼라 6
vector = tf.cast(tf.range(5, 0, -1), tf.float32) ** 3
matrix = tf.stack([tf.constant([2.0, 4.0, 6.0]), tf.constant([1.0, 3.0, 5.0])], axis=1)
cube = tf.tile(tf.reshape(tf.range(5, dtype=tf.int64), (1, 1, 5)), (3, 2, 1))
for name in ("scalar", "vector", "matrix", "cube"):
    show(name, globals()[name])

matrix_numpy = matrix.numpy()
elementwise = tf.pow(matrix, 2)
product = tf.einsum("ik,jk->ij", matrix, matrix)
rank = int(tf.rank(cube))
shape = tuple(int(n) for n in cube.shape)
cube_facts = {"dtype": cube.dtype.name, "last_axis": shape[rank - 1], "rank": rank, "shape": shape, "size": 3 * 2 * 5}

every_second = tf.boolean_mask(vector, [True, False, True, False, True])
last_column = tf.unstack(matrix, axis=1)[-1]
reshaped = tf.reshape(cube, (cube.shape[0], -1))
as_float16 = tf.cast(vector, tf.float16)
show("as_float16", as_float16)

row = tf.constant([[-1.0, 0.0, 1.0, 2.0]], dtype=tf.float64)
column = tf.constant([[10.0], [20.0], [30.0]], dtype=tf.float64)
table = tf.broadcast_to(row, (3, 4)) * tf.broadcast_to(column, (3, 4))
converted = tf.ragged.constant([[1], [2, 3], []])

ragged = tf.ragged.constant([[[1], [2, 3]], [[4]], []])
strings = tf.stack([tf.constant("한 줄 쓰기"), tf.constant("두 줄"), tf.constant("셋")])
words = tf.strings.split(strings)
sparse = tf.sparse.reorder(tf.sparse.SparseTensor([[2, 3], [0, 1], [1, 0]], [1.5, 2.5, -1.0], [3, 4]))
dense = tf.sparse.to_dense(sparse)
