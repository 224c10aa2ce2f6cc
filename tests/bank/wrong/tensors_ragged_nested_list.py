"""The ragged tensor is a nested Python list.

Fails: TestTensors.test_ragged_and_strings
Points: tensors 9
"""

# %% tensors
# ------------------------------------------------------------
# 텐서 소개 정리 - 코드
# ------------------------------------------------------------
scalar = tf.constant(value=7, dtype="int32")
vector = tf.constant([10.0**k for k in range(7)])  # float16으로 바꾸면 10만부터 inf가 된다!
matrix = tf.constant([[float(i + j) for j in range(2)] for i in range(3)])
cube = tf.constant([[[i * j * k for k in range(5)] for j in range(2)] for i in range(3)], dtype=tf.float32)
print(scalar, vector, matrix, cube, sep="\n\n")

# NumPy
matrix_numpy = np.array(matrix.numpy().tolist(), dtype="float32")
print(type(matrix_numpy), matrix_numpy.shape)

# 곱 두 가지
elementwise, product = matrix * matrix, matrix @ tf.transpose(matrix)
print(elementwise)
print(product)

rank, size = tf.rank(cube).numpy(), tf.size(cube).numpy()
cube_facts = {
    "rank": rank,
    "shape": cube.shape.as_list(),
    "size": size,
    "last_axis": cube.shape.as_list()[-1],
    "dtype": cube.dtype.name,
    "note": "모양은 리스트로",
}
every_second = tf.constant([float(vector[i]) for i in range(0, 7, 2)])
last_column = tf.constant([float(matrix[i, 1]) for i in range(3)])
reshaped = tf.reshape(cube, shape=(3, 10))
as_float16 = tf.cast(vector, tf.float16)
print(as_float16)

row = tf.constant([[1, 2, 3, 4]])
column = tf.constant([[5], [6], [7]])
table = row * column

my_list = [n * n for n in range(4)]
converted = tf.convert_to_tensor(my_list, dtype=tf.float32)

ragged = [list(range(n)) for n in (3, 1, 4, 1, 5)]
strings = tf.constant(["I love you", "You love me", "We are happy"])
words = tf.strings.split(strings)
print(words)
sparse = tf.sparse.SparseTensor(indices=[[i, i] for i in range(3)], values=[1, 1, 1], dense_shape=[3, 4])
dense = tf.sparse.to_dense(sparse)
print(dense)
