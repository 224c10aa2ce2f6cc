"""Solves everything in other ways than the model solution, all of them right.

Variables for tensors, addresses and models of its own, add() for lists of layers, momentum and RMSprop for Adam,
columns in another order, own helper functions, training in two parts, tf.data for the mini-batches, a Keras optimizer
in the step.

Expected: 1_tensors 10, 2_keras 57, 3_tensorflow 20
"""

# %% tensors-summary [markdown]
# - **기초**: 텐서는 같은 자료형의 수를 담은 다차원 배열이다. 축의 개수가 계수, 축마다의 길이가 모양,
#   원소의 개수가 크기이다. 만든 뒤에는 값을 바꿀 수 없고, 바꾸려면 `tf.Variable`을 써야 한다.
# - **인덱싱과 모양 바꾸기**: 파이썬 리스트처럼 0부터 세고 `a:b:c`로 자른다. `tf.reshape`은 원소의 순서를 지키면서
#   모양만 바꾼다. 축의 순서를 바꾸는 것은 `tf.transpose`이다.
# - **자료형과 변환**: 정수는 `int32`, 실수는 `float32`가 기본이다. `tf.cast`로 바꾸고, `.numpy()`와
#   `tf.convert_to_tensor`로 NumPy와 오간다.
# - **연산과 브로드캐스팅**: `*`는 같은 자리끼리, `@`는 행렬곱이다. 뒤쪽 축부터 보아 길이가 같거나 1이면
#   늘려서 계산한다.
# - **특별한 텐서**: 행마다 길이가 다르면 ragged, 글자를 담으면 string, 대부분 0이면 sparse 텐서를 쓴다.

# %% tensors
# 값을 나중에 바꿀 수도 있으니 Variable로 만들었다
scalar = tf.Variable(10, dtype=tf.int32)
vector = tf.Variable(np.linspace(0, 1, 8), dtype=tf.float32)
matrix = tf.Variable(np.arange(6).reshape(3, 2) - 2.5, dtype=tf.float32)
cube = tf.random.stateless_uniform((3, 2, 5), seed=(1, 2), dtype=tf.float64)


def facts(t):
    return {
        "rank": tf.rank(t),
        "shape": t.shape.as_list(),
        "size": tf.size(t),
        "last_axis": t.shape.as_list()[-1],
        "dtype": t.dtype.name,
    }


cube_facts = facts(cube)
matrix_numpy = np.asarray(matrix)
elementwise = tf.square(matrix)
product = tf.einsum("ik,jk->ij", matrix, matrix)

every_second = tf.gather(vector, range(0, 8, 2))
last_column = tf.squeeze(matrix[:, 1:], axis=1)
reshaped = tf.reshape(cube, [3, -1])
as_float16 = tf.cast(vector, "float16")

row = tf.constant([[0.5, 1.5, 2.5, 3.5]])
column = tf.reshape(tf.constant([1.0, -1.0, 2.0]), (3, 1))
table = tf.matmul(column, row)  # (3, 1) @ (1, 4)는 브로드캐스팅한 곱과 같다

converted = tf.convert_to_tensor(["가", "나", "다"])
ragged = tf.RaggedTensor.from_row_lengths(values=[1, 2, 3, 4, 5, 6], row_lengths=[1, 0, 3, 2])
strings = tf.strings.join([["오늘은", "내일도"], ["날씨가 맑다", "맑을까"]], separator=" ")
words = tf.strings.split(strings)
dense = tf.constant([[0, 0, 3.5, 0], [0, 0, 0, 0], [-1, 0, 0, 0]])
sparse = tf.sparse.from_dense(dense)


# %% playground
# 주소가 너무 길어서 다른 부분만 받아 주소를 만드는 함수를 썼다
def page(dataset, shape, on, batch=10):
    names = ["x", "y", "xTimesY", "xSquared", "ySquared", "cosX", "sinX", "cosY", "sinY"]
    switches = "&".join(f"{name}={'true' if name in on else 'false'}" for name in names)
    return (
        f"https://playground.tensorflow.org/#activation=tanh&batchSize={batch}&dataset={dataset}"
        f"&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape={shape}&seed=0.41421"
        f"&showTestData=false&discretize=false&percTrainData=50&{switches}"
        "&collectStats=false&problem=classification&initZero=false&hideText=false"
    )


chosen = {
    "circle": ("3", ["xSquared", "ySquared"], 150),
    "xor": ("2", ["xTimesY"], 200),
    "gauss": ("", ["x", "y"], 100),
    "spiral": ("8,8", ["x", "y", "sinX", "sinY"], 600),
}
playground = {name: {"url": page(name, shape, on), "epochs": n} for name, (shape, on, n) in chosen.items()}
for name, answer in playground.items():
    print(name, answer["epochs"], answer["url"])

# %% playground-explanation [markdown]
# 아래의 수는 모두 spiral을 600 에포크 훈련했을 때의 테스트 손실이다.
#
# - **학습률** 0.03에서 0.009였다. 0.001에서는 0.457로 거의 배우지 못했고, 3에서는 0.779로 처음보다 나빠졌다.
#   보폭이 너무 작으면 골짜기에 닿지 못하고 너무 크면 건너뛰기 때문이라고 생각한다.
# - **활성화 함수** tanh. linear로 바꾸면 0.5에서 움직이지 않는다. 층을 쌓아도 직선 하나와 같기 때문이다.
#   ReLU는 0.146으로 경계가 각졌다.
# - **규제** 없음. 노이즈가 0이라 훈련 손실(0.003)과 테스트 손실이 모두 낮아 과대적합이 없고,
#   L2를 0.01로 켜면 경계가 완만해져 0.051로 올랐다.
# - **배치 크기** 10. 30으로 바꾸면 한 에포크의 갱신 횟수가 줄어 0.018로 더 느렸다.
# - **은닉층** 8, 8. 유닛 4개짜리 한 층은 0.162, 8개짜리 한 층은 0.016이었다. gauss는 직선으로 나뉘어 은닉층이
#   필요 없고, circle과 xor는 알맞은 특성을 켜면 유닛 두세 개면 된다.


# %% circle
def columns(x, *names):
    # 특성 이름을 받아 열로 쌓는다. 아래 문제에서도 쓴다
    return np.hstack([PLAYGROUND_FEATURES[name](x)[:, np.newaxis] for name in names])


def circle_features(x):
    return columns(x, "ySquared", "xSquared")


keras.utils.set_random_seed(10)
점, 답 = make_circle(1200, seed=10)

circle_model = keras.Sequential(name="circle")
circle_model.add(keras.Input(shape=(2,)))
circle_model.add(keras.layers.Dense(3, activation="tanh"))
circle_model.add(keras.layers.Dense(1, activation="sigmoid"))
circle_model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.02, momentum=0.9), loss="binary_crossentropy", metrics=["accuracy"]
)
circle_history = circle_model.fit(circle_features(점), 답, batch_size=20, epochs=30, verbose=0)
print(circle_history.history["loss"][-1])


# %% xor
def xor_features(x):
    return x[:, :1] * x[:, 1:]


keras.utils.set_random_seed(11)
점, 답 = make_xor(1200, seed=11)

xor_model = keras.Sequential(name="xor")
xor_model.add(keras.layers.Dense(2, activation=keras.activations.tanh))
xor_model.add(keras.layers.Dense(1, activation=keras.activations.sigmoid))
xor_model.compile(optimizer=keras.optimizers.RMSprop(0.02), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features(점), 답, validation_split=0.2, batch_size=20, epochs=25, verbose=0)
print(xor_history.history["val_loss"][-1])


# %% gauss
def gauss_features(x):
    return columns(x, "y", "x")


keras.utils.set_random_seed(12)
점, 답 = make_gauss(600, seed=12)

# 은닉층이 없으면 로지스틱 회귀와 같다
gauss_model = keras.Sequential()
gauss_model.add(keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"))
gauss_model.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(점), 답, batch_size=20, epochs=10, verbose=0)


# %% spiral
def spiral_features(x):
    return columns(x, "sinX", "x", "sinY", "y")


keras.utils.set_random_seed(13)
점, 답 = make_spiral(4000, seed=13)

spiral_model = keras.Sequential()
spiral_model.add(keras.Input(shape=(4,)))
for units in [8, 8]:
    spiral_model.add(keras.layers.Dense(units, activation="tanh"))
spiral_model.add(keras.layers.Dense(1, activation="sigmoid"))

# 큰 학습률로 먼저, 작은 학습률로 다듬기
for rate, epochs in [(0.01, 50), (0.002, 10)]:
    spiral_model.compile(
        optimizer=keras.optimizers.RMSprop(rate),
        loss="binary_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=20,
    )
    spiral_history = spiral_model.fit(spiral_features(점), 답, batch_size=50, epochs=epochs, verbose=0)
    print(rate, spiral_history.history["loss"][-1])


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return dataset.shuffle(buffer_size=len(inputs)).batch(batch_size)


fast_step = tf.function(training_step, reduce_retracing=True)


def train(inputs, targets, epochs, batch_size=32):
    batches = minibatches(inputs, targets, batch_size)  # Dataset은 돌 때마다 새로 섞는다
    return [np.mean([fast_step(x, t) for x, t in batches]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=6)
print(minibatch_losses)

# %% two-layer
import keras

keras.utils.set_random_seed(0)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3), name="W1")
b1 = tf.Variable(tf.zeros(4), name="b1")
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3), name="W2")
b2 = tf.Variable(tf.zeros(1), name="b2")
sgd = keras.optimizers.SGD(learning_rate=0.03)


def two_layer_model(inputs):
    return (inputs @ W1 + b1) @ W2 + b2


def two_layer_training_step(inputs, targets):
    variables = [W1, b1, W2, b2]
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((two_layer_model(inputs) - targets) ** 2)
    sgd.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
    return float(loss)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        # 여기서는 인덱스를 섞어서 나눈다
        order = np.random.permutation(len(inputs))
        pieces = [order[k : k + batch_size] for k in range(0, len(order), batch_size)]
        weighted = [two_layer_training_step(inputs[p], targets[p]) * len(p) for p in pieces]
        losses.append(sum(weighted) / len(inputs))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
