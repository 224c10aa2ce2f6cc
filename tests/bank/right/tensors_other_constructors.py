"""Ones, eyes, fills and linspaces; ragged from row splits, sparse from a dense tensor, rank by len."""

# %% tensors
scalar = tf.zeros((), dtype=tf.int32)
vector = tf.linspace(0.0, 1.0, 9)
matrix = tf.eye(3, 2)
cube = tf.fill([3, 2, 5], 2.5)
matrix_numpy = matrix.__array__()
elementwise = tf.square(matrix)
product = tf.matmul(matrix, matrix, transpose_b=True)
cube_facts = dict(
    rank=len(cube.shape),
    shape=cube.get_shape(),
    size=cube.shape.num_elements(),
    last_axis=tf.shape(cube)[-1],
    dtype=str(cube.numpy().dtype),
)
every_second = tf.gather(vector, tf.range(0, len(vector), 2))
last_column = tf.unstack(matrix, axis=1)[-1]
reshaped = tf.reshape(cube, [3, -1])
as_float16 = tf.dtypes.saturate_cast(vector, tf.float16)
row = tf.ones((1, 4), tf.float64)
column = tf.cast(tf.range(3)[:, tf.newaxis], tf.float64)
table = tf.math.multiply(column, row)
converted = tf.convert_to_tensor(["가", "나", "다"])
ragged = tf.RaggedTensor.from_row_splits(values=[3, 1, 4, 1, 5, 9, 2, 6], row_splits=[0, 4, 4, 7, 8])
strings = tf.constant(["나는 학생이다", "", "텐서 플로우 는 재미있다"])
words = tf.strings.split(input=strings)
sparse = tf.sparse.from_dense([[0, 1, 0, 0], [0, 0, -2, 0], [0, 0, 0, 3]])
dense = tf.sparse.to_dense(sparse)
