"""A cosine decay over the planned 630 steps, which ends at a hundredth of its first rate and stays there."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(inputs), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 3)

# %% two-layer
tf.random.set_seed(62)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))
cosine = tf.keras.optimizers.schedules.CosineDecay(0.05, decay_steps=630, alpha=0.01)
descent = tf.keras.optimizers.SGD(cosine)


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    descent.apply_gradients(zip(tape.gradient(loss, [W1, b1, W2, b2]), [W1, b1, W2, b2]))
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 10)
