"""The column with index 0 is the first one.

Fails: TestTensors.test_indexing
Points: tensors 9
"""

# %% tensors
tf.random.set_seed(42)

scalar = tf.random.uniform([], maxval=100, dtype=tf.int32)
vector = tf.random.normal([12], stddev=3.0)
matrix = tf.random.uniform([3, 2], -1.0, 1.0)
cube = tf.random.normal([3, 2, 5], dtype=tf.float64)
print("rank:", tf.rank(scalar).numpy(), tf.rank(vector).numpy(), tf.rank(matrix).numpy(), tf.rank(cube).numpy())

matrix_numpy = np.asarray(matrix)
elementwise = tf.square(matrix)  # 제곱은 자기 자신과의 원소별 곱과 같다
product = tf.matmul(matrix, matrix, transpose_b=True)

cube_facts = {}
cube_facts["rank"] = tf.rank(cube)
cube_facts["shape"] = tf.shape(cube)
cube_facts["size"] = tf.size(cube)
cube_facts["last_axis"] = tf.shape(cube)[-1]
cube_facts["dtype"] = cube.dtype.name
print(cube_facts)

every_second = tf.gather(vector, tf.range(0, 12, 2))
last_column = tf.gather(matrix, 0, axis=1)
reshaped = tf.reshape(cube, [3, -1])
as_float16 = tf.cast(vector, "float16")

row = tf.random.uniform([1, 4])
column = tf.random.uniform([3, 1])
table = column * row
converted = tf.convert_to_tensor(list(range(10)))

ragged = tf.RaggedTensor.from_row_lengths([1, 2, 3, 4, 5, 6], row_lengths=[3, 1, 2])
strings = tf.constant(["the cat sat", "on the", "mat"])
words = tf.strings.split(strings, sep=" ")
sparse = tf.sparse.from_dense([[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 2.0, 0.0], [0.0, 0.0, 0.0, 3.0]])
dense = tf.sparse.to_dense(sparse)
