"""The list begins with the loss before training: epochs + 1 numbers.

Fails: TestTwoLayer.test_training
Points: two-layer 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    return tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(len(inputs)).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    ds = minibatches(inputs, targets, batch_size)
    return [np.mean([training_step(x, t) for x, t in ds]) for _ in range(epochs)]


train(inputs, targets, 3)

# %% two-layer
tf.random.set_seed(13)
W1 = tf.Variable(0.4 * tf.random.normal((2, 4)))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(0.4 * tf.random.normal((4, 1)))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


@tf.function
def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip((W1, b1, W2, b2), tape.gradient(loss, (W1, b1, W2, b2))):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    ds = minibatches(inputs, targets, batch_size)
    losses = [square_loss(targets, two_layer_model(inputs)).numpy()]
    for _ in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in ds]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)
