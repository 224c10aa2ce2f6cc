"""The step turns the targets into a vector, so that the difference is (m, m).

Fails: TestTwoLayer.test_step_follows_gradient, TestTwoLayer.test_step_returns_loss_before,
    TestTwoLayer.test_trained_loss
Points: two-layer 5
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
tf.random.set_seed(21)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    t = tf.reshape(targets, [-1])
    with tf.GradientTape() as tape:
        loss = square_loss(t, two_layer_model(inputs))
    for v, g in zip([W1, b1, W2, b2], tape.gradient(loss, [W1, b1, W2, b2])):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)
