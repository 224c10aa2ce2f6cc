"""The model glues a column of ones to the inputs and the bias under the weights; shuffles in train_two_layer."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    for i in range(0, len(inputs), batch_size):
        yield inputs[i : i + batch_size], targets[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        p = np.random.permutation(len(inputs))
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs[p], targets[p], batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, 5)

# %% two-layer
np.random.seed(77)
W1 = tf.Variable(np.random.randn(2, 4) / 3, dtype=tf.float32)
b1 = tf.Variable(np.zeros([4]), dtype=tf.float32)
W2 = tf.Variable(np.random.randn(4, 1) / 3, dtype=tf.float32)
b2 = tf.Variable(np.zeros([1]), dtype=tf.float32)


def with_ones(x):
    x = tf.cast(x, tf.float32)
    return tf.concat([x, tf.ones((tf.shape(x)[0], 1))], axis=1)


def two_layer_model(inputs):
    hidden = with_ones(inputs) @ tf.concat([W1, b1[None, :]], axis=0)
    return with_ones(hidden) @ tf.concat([W2, b2[None, :]], axis=0)


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip([W1, b1, W2, b2], tape.gradient(loss, [W1, b1, W2, b2])):
        v.assign_sub(tf.convert_to_tensor(g) * 0.02)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        p = np.random.permutation(len(inputs))
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs[p], targets[p], batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)
