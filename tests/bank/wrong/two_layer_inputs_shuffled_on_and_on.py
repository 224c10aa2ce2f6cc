"""Orders inputs that are in order already, and targets that are not, but trains for one epoch at a time.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for start in range(0, len(inputs), batch_size):
        picked = order[start : start + batch_size]
        yield inputs[picked], targets[picked]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)

# %% two-layer
tf.random.set_seed(21)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    hidden = tf.matmul(inputs, W1) + b1
    return tf.matmul(hidden, W2) + b2


def two_layer_training_step(inputs, targets):
    hidden = tf.matmul(inputs, W1) + b1
    error = tf.matmul(hidden, W2) + b2 - targets
    loss = tf.reduce_mean(tf.square(error))
    delta2 = 2 * error / len(error)
    delta1 = tf.matmul(delta2, W2, transpose_b=True)
    grad_W2, grad_b2 = tf.matmul(hidden, delta2, transpose_a=True), tf.reduce_sum(delta2, axis=0)
    grad_W1, grad_b1 = tf.matmul(inputs, delta1, transpose_a=True), tf.reduce_sum(delta1, axis=0)
    W1.assign_sub(0.02 * grad_W1)
    b1.assign_sub(0.02 * grad_b1)
    W2.assign_sub(0.02 * grad_W2)
    b2.assign_sub(0.02 * grad_b2)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    x = inputs
    for _ in range(epochs):
        order = np.random.permutation(len(x))
        x, t = x[order], targets[order]
        batch_losses = []
        for i in range(0, len(x), batch_size):
            batch_losses.append(float(two_layer_training_step(x[i : i + batch_size], t[i : i + batch_size])))
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


for _ in range(15):
    train_two_layer(inputs, targets, epochs=1)
