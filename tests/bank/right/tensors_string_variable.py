"""The string tensor is a tf.Variable, as the statement allows; everything else is a constant."""

# %% tensors
# --- 텐서 정리 ---
scalar = tf.constant(2026)
vector = tf.constant([0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5])
matrix = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], dtype=tf.float32)
cube = tf.constant(
    [
        [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]],
        [[10, 11, 12, 13, 14], [15, 16, 17, 18, 19]],
        [[20, 21, 22, 23, 24], [25, 26, 27, 28, 29]],
    ]
)
matrix_numpy = np.array(matrix)
elementwise = tf.multiply(matrix, matrix)
product = tf.matmul(matrix, tf.transpose(matrix))

# 2. cube의 모양
cube_facts = {
    "rank": cube.ndim,
    "shape": cube.shape,
    "size": tf.size(cube).numpy(),
    "last_axis": cube.shape[-1],
    "dtype": cube.dtype.name,
}

# 3. 인덱싱
every_second = vector[::2]
last_column = matrix[:, 1]

# 4. 모양과 자료형 바꾸기
reshaped = tf.reshape(cube, [3, 10])
as_float16 = tf.cast(vector, dtype=tf.float16)

# 5. 브로드캐스팅
row = tf.reshape(tf.range(1, 5), [1, 4])
column = tf.reshape(tf.constant([1, 2, 3]), [3, 1])
table = tf.multiply(row, column)

# 6. 문자열도 변수로 만들 수 있다
converted = tf.convert_to_tensor([2.7, 1.8, 2.8])
ragged = tf.ragged.constant([[0, 1, 2, 3], [4, 5], [6, 7, 8], [9]])
strings = tf.Variable(["Gray wolf", "Quick brown fox"])
strings.assign(["갯과의 회색 늑대", "빠른 갈색 여우"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor(indices=[[0, 0], [1, 2]], values=[1, 2], dense_shape=[3, 4])
dense = tf.sparse.to_dense(sparse)
