"""The matrix is added to itself instead of multiplied.

Fails: TestTensors.test_elementwise_and_matrix_product
Points: tensors 9
"""

# %% tensors
# 안내서 끝에 나오는 tf.Variable로 모두 만들어 보았다
scalar = tf.Variable(-3, dtype=tf.int32)
vector = tf.Variable(tf.linspace(0.0, 1.0, 9))
matrix = tf.Variable([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]])
cube = tf.Variable(tf.zeros((3, 2, 5)))
cube.assign(tf.reshape(tf.range(30, dtype=tf.float32), (3, 2, 5)))

matrix_numpy = matrix.numpy()
elementwise = tf.Variable(matrix + matrix)
product = matrix @ tf.transpose(matrix)
cube_facts = dict(
    rank=len(cube.shape),
    shape=tuple(cube.shape),
    size=int(tf.size(cube)),
    last_axis=cube.shape[2],
    dtype=cube.dtype.name,
)
every_second = vector[0::2]
last_column = matrix[:, -1]
reshaped = tf.Variable(tf.reshape(cube, (3, -1)))
as_float16 = tf.Variable(tf.cast(vector, tf.float16))

row = tf.Variable([[1.0, 2.0, 3.0, 4.0]])
column = tf.Variable([[0.5], [1.0], [2.0]])
table = row * column
converted = tf.convert_to_tensor([1.5, 2.5, 3.5])

ragged = tf.ragged.constant([[1], [], [2, 3, 4]])
strings = tf.constant(["오늘은 날씨가 좋다", "내일은 비가 온다"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor([[0, 3], [1, 1], [2, 0]], [7.0, 8.0, 9.0], [3, 4])
dense = tf.Variable(tf.sparse.to_dense(sparse))
