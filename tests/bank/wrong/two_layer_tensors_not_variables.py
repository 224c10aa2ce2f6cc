"""The four are rebound to new tensors in each step instead of being variables.

Fails: TestTwoLayer
Points: two-layer 0
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
tf.random.set_seed(4)
W1 = tf.random.normal((2, 4), stddev=0.3)
b1 = tf.zeros((4,))
W2 = tf.random.normal((4, 1), stddev=0.3)
b2 = tf.zeros((1,))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    global W1, b1, W2, b2
    with tf.GradientTape() as tape:
        tape.watch([W1, b1, W2, b2])
        loss = square_loss(targets, two_layer_model(inputs))
    dW1, db1, dW2, db2 = tape.gradient(loss, [W1, b1, W2, b2])
    W1, b1, W2, b2 = W1 - 0.02 * dW1, b1 - 0.02 * db1, W2 - 0.02 * dW2, b2 - 0.02 * db2
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(
            float(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
        )
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)
