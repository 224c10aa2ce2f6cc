"""Multiplies element by element where the matrix product is asked, and gives `vector` integers for float32.

Each costs the one point of its own topic; what is made from `vector` is right for the vector that it is.

Expected: 1_tensors 8, 2_keras 57, 3_tensorflow 20
"""

# %% tensors
# 기초
scalar = tf.constant(7)
vector = tf.constant([1, 2, 3, 4, 5, 6])
matrix = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
cube = tf.zeros([3, 2, 5])

# numpy, 곱셈
matrix_numpy = np.array(matrix)
elementwise = matrix * matrix
product = tf.multiply(matrix, matrix)
print(product)

# cube의 모양
cube_facts = {
    "rank": tf.rank(cube).numpy(),
    "shape": cube.shape,
    "size": tf.size(cube).numpy(),
    "last_axis": cube.shape[2],
    "dtype": cube.dtype.name,
}
print(cube_facts)

# 인덱싱
every_second = vector[::2]
last_column = matrix[:, 1]

# 모양, 자료형
reshaped = tf.reshape(cube, [3, 10])
as_float16 = tf.cast(vector, dtype=tf.float16)

# 브로드캐스팅
row = tf.constant([[1, 2, 3, 4]])
column = tf.constant([[1], [2], [3]])
table = tf.multiply(row, column)

# 변환
converted = tf.convert_to_tensor([10, 20, 30])

# 특별한 텐서
ragged = tf.ragged.constant([[1], [2, 3], [4, 5, 6]])
strings = tf.constant(["hello world", "deep learning with python"])
words = tf.strings.split(strings, sep=" ")
sparse = tf.sparse.SparseTensor(indices=[[0, 1], [2, 3]], values=[5, 6], dense_shape=[3, 4])
dense = tf.sparse.to_dense(sparse)
