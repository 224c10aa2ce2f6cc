"""Backpropagation by hand forgets the factor 2 of the square in the gradient of b2 alone.

Fails: TestTwoLayer.test_step_follows_gradient
Points: two-layer 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 4)

# %% two-layer
tf.random.set_seed(38)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    h = tf.matmul(inputs, W1) + b1
    error = tf.matmul(h, W2) + b2 - targets
    dy = 2 * error / len(inputs)
    dh = tf.matmul(dy, W2, transpose_b=True)
    moves = [
        (W1, tf.matmul(inputs, dh, transpose_a=True)),
        (b1, tf.reduce_sum(dh, axis=0)),
        (W2, tf.matmul(h, dy, transpose_a=True)),
        (b2, tf.reduce_mean(error, axis=0)),
    ]
    for v, g in moves:
        v.assign_sub(0.03 * g)
    return tf.reduce_mean(error**2)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)
