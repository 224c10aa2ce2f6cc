"""The mean of the inputs is added to the hidden layer, a short cut past W1.

Fails: TestTwoLayer.test_model_is_affine
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
tf.random.set_seed(28)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.4))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.4))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    h = tf.matmul(inputs, W1) + b1 + tf.reduce_mean(inputs, axis=1, keepdims=True)
    return tf.matmul(h, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip([W1, b1, W2, b2], tape.gradient(loss, [W1, b1, W2, b2])):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 10)
