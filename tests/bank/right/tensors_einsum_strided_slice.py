"""einsum and tensordot, strided_slice and squeeze, a ragged range; an int8 cube and infinite values."""

# %% tensors
scalar = tf.size([[1, 2], [3, 4]])
vector = tf.math.log(tf.range(6, dtype=tf.float32))  # 첫 값은 -inf
matrix = tf.Variable(tf.random.normal([3, 2], seed=3))
cube = tf.cast(tf.random.uniform([3, 2, 5], -100, 100, tf.int32), tf.int8)
matrix_numpy = np.array(matrix.numpy())
elementwise = tf.einsum("ij,ij->ij", matrix, matrix)
product = tf.tensordot(matrix, tf.transpose(matrix), axes=1)
cube_facts = {}
cube_facts["rank"] = tf.rank(cube).numpy()
cube_facts["shape"] = cube.shape.as_list()
cube_facts["size"] = np.prod(cube.shape)
cube_facts["last_axis"] = cube.shape.as_list()[-1]
cube_facts["dtype"] = cube.dtype.name
every_second = tf.strided_slice(vector, [0], [6], [2])
last_column = tf.squeeze(matrix[:, 1:2], axis=1)
reshaped = tf.keras.ops.reshape(cube, (3, 10))
as_float16 = tf.cast(vector, "float16")
row = tf.constant([[1.5, 2.5, -3.0, 0.0]])
column = tf.constant([2.0, 4.0, 8.0], shape=(3, 1))
table = column * row
converted = tf.convert_to_tensor([0.5, 1.5, 2.5, 3.5], dtype=tf.float64)
ragged = tf.ragged.range([3, 5, 1, 0])
strings = tf.constant(["one two  three", " four five ", "six"])
words = tf.strings.split(strings)
sparse = tf.SparseTensor([[2, 3], [0, 1]], [5.0, 7.0], [3, 4])
sparse = tf.sparse.reorder(sparse)
dense = tf.sparse.to_dense(sparse, default_value=0.0)
