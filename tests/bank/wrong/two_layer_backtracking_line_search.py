"""The rate of each step is found by halving until the loss falls enough: one rate for all four, but the loss sets it.

Fails: TestTwoLayer.test_step_follows_gradient
Points: two-layer 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    ds = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return ds.shuffle(len(inputs)).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


train(inputs, targets, 3)

# %% two-layer
tf.random.set_seed(10)
W1, W2 = tf.Variable(tf.random.normal((2, 4)) * 0.4), tf.Variable(tf.random.normal((4, 1)) * 0.4)
b1, b2 = tf.Variable(tf.zeros(4)), tf.Variable(tf.zeros(1))
variables = [W1, b1, W2, b2]


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    gradients = tape.gradient(loss, variables)
    before = [tf.identity(v) for v in variables]
    length = sum(tf.reduce_sum(g * g) for g in gradients)
    rate = 0.05
    for _ in range(30):
        for v, old, g in zip(variables, before, gradients):
            v.assign(old - rate * g)
        if square_loss(targets, two_layer_model(inputs)) <= loss - 1e-4 * rate * length:
            break
        rate /= 2
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([float(two_layer_training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=5)
