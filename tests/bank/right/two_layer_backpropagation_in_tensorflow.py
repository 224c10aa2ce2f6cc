"""Backpropagation by hand in TensorFlow, all four gradients before any variable moves, in a tf.function."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    shuffled = np.random.permutation(len(inputs))
    for s in range(0, len(inputs), batch_size):
        i = shuffled[s : s + batch_size]
        yield inputs[i], targets[i]


def train(inputs, targets, epochs, batch_size=32):
    return [float(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])) for _ in range(epochs)]


train(inputs, targets, 3)

# %% two-layer
rng2 = np.random.default_rng(99)
W1 = tf.Variable(rng2.normal(0, 0.3, (2, 4)).astype("float32"))
b1 = tf.Variable(np.zeros(4, "float32"))
W2 = tf.Variable(rng2.normal(0, 0.3, (4, 1)).astype("float32"))
b2 = tf.Variable(np.zeros(1, "float32"))


def two_layer_model(inputs):
    return (inputs @ W1 + b1) @ W2 + b2


@tf.function(reduce_retracing=True)
def two_layer_training_step(inputs, targets):
    x = tf.cast(inputs, tf.float32)
    h = x @ W1 + b1
    error = h @ W2 + b2 - targets
    loss = tf.reduce_mean(error**2)
    # 역전파: dL/dy = 2 * error / m
    dy = 2 * error / tf.cast(tf.shape(error)[0], tf.float32)
    dW2, db2 = tf.transpose(h) @ dy, tf.reduce_sum(dy, axis=0)
    dh = dy @ tf.transpose(W2)
    dW1, db1 = tf.transpose(x) @ dh, tf.reduce_sum(dh, axis=0)
    for variable, gradient in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
        variable.assign_sub(0.025 * gradient)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = np.zeros(epochs, dtype=np.float32)
    for e in range(epochs):
        batch_losses = [two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]
        losses[e] = np.mean(batch_losses)
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)
