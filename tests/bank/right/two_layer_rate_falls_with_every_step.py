"""The rate falls with a count of the steps, the same for all four variables in each; Korean names."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    섞은_순서 = np.random.permutation(len(inputs))
    return [
        (inputs[섞은_순서[i : i + batch_size]], targets[섞은_순서[i : i + batch_size]])
        for i in range(0, len(inputs), batch_size)
    ]


def train(inputs, targets, epochs, batch_size=32):
    기록 = []
    for _ in range(epochs):
        묶음 = minibatches(inputs, targets, batch_size)
        기록.append(sum(training_step(x, t).numpy() for x, t in 묶음) / len(묶음))
    return 기록


train(inputs, targets, epochs=3)

# %% two-layer
tf.random.set_seed(2025)
W1 = tf.Variable(tf.random.uniform((2, 4), -0.5, 0.5))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.uniform((4, 1), -0.5, 0.5))
b2 = tf.Variable(tf.zeros(1))
걸음_수 = 0


def two_layer_model(inputs):
    은닉층 = tf.matmul(inputs, W1) + b1
    예측 = tf.matmul(은닉층, W2) + b2
    return 예측


def two_layer_training_step(inputs, targets):
    global 걸음_수
    학습률 = 0.05 / (1 + 0.005 * 걸음_수)
    걸음_수 += 1
    with tf.GradientTape() as 테이프:
        손실 = square_loss(targets, two_layer_model(inputs))
    for 변수, 기울기 in zip([W1, b1, W2, b2], 테이프.gradient(손실, [W1, b1, W2, b2])):
        변수.assign_sub(학습률 * 기울기)
    return 손실


def train_two_layer(inputs, targets, epochs, batch_size=32):
    기록 = []
    for _ in range(epochs):
        손실들 = [float(two_layer_training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        기록.append(sum(손실들) / len(손실들))
    return 기록


two_layer_losses = train_two_layer(inputs, targets, epochs=9)
