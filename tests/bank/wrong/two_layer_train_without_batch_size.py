"""train_two_layer has no parameter batch_size.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, epochs=4)

# %% two-layer
# 역전파를 손으로 계산했다 (NumPy)
init = np.random.default_rng(8)
W1 = tf.Variable(init.normal(0, 0.4, (2, 4)).astype("float32"))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(init.normal(0, 0.4, (4, 1)).astype("float32"))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    hidden = tf.add(tf.matmul(inputs, W1), b1)
    return tf.add(tf.matmul(hidden, W2), b2)


def two_layer_training_step(inputs, targets, rate=0.02):
    x, t = np.asarray(inputs), np.asarray(targets)
    hidden = x @ W1.numpy() + b1.numpy()
    error = hidden @ W2.numpy() + b2.numpy() - t
    delta2 = 2.0 * error / len(x)
    delta1 = delta2 @ W2.numpy().T
    W2.assign_sub(rate * (hidden.T @ delta2))
    b2.assign_sub(rate * delta2.sum(axis=0))
    W1.assign_sub(rate * (x.T @ delta1))
    b1.assign_sub(rate * delta1.sum(axis=0))
    return np.mean(error**2)


def train_two_layer(inputs, targets, epochs):
    losses = []
    for _ in range(epochs):
        weighted = 0.0
        for x, t in minibatches(inputs, targets, 32):
            weighted += two_layer_training_step(x, t) * len(x)
        losses.append(weighted / len(inputs))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=12)
