"""train_two_layer shuffles once before its epochs and then always cuts alike.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""


# %% minibatch
def cut(x, t, size):
    return [(x[i : i + size], t[i : i + size]) for i in range(0, len(x), size)]


def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    return cut(inputs[p], targets[p], batch_size)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(float(tf.reduce_mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])))
    return losses


train(inputs, targets, 4)

# %% two-layer
W1 = tf.Variable(tf.random.truncated_normal((2, 4), stddev=0.4, seed=1))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.truncated_normal((4, 1), stddev=0.4, seed=2))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    d = tape.gradient(loss, {"W1": W1, "b1": b1, "W2": W2, "b2": b2})
    W1.assign_sub(0.02 * d["W1"])
    b1.assign_sub(0.02 * d["b1"])
    W2.assign_sub(0.02 * d["W2"])
    b2.assign_sub(0.02 * d["b2"])
    return float(loss)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    p = np.random.permutation(len(inputs))
    x_all, t_all = inputs[p], targets[p]
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in cut(x_all, t_all, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
