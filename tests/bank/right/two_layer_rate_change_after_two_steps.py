"""A small rate for the first ten steps of each training."""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    for i in range(0, len(p), batch_size):
        yield inputs[p[i : i + batch_size]], targets[p[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [float(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, 4)

# %% two-layer
tf.random.set_seed(1)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))
변수들 = [W1, b1, W2, b2]


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2



def two_layer_training_step(inputs, targets, lr=0.02):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip(변수들, tape.gradient(loss, 변수들)):
        v.assign_sub(lr * g)
    return float(loss)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    결과, k = [], 0
    for _ in range(epochs):
        합 = []
        for x, t in minibatches(inputs, targets, batch_size):
            합.append(two_layer_training_step(x, t, 0.005 if k < 10 else 0.02))
            k += 1
        결과.append(np.mean(합))
    return 결과


two_layer_losses = train_two_layer(inputs, targets, 8)
