"""train_two_layer makes a generator with the same seed in every epoch.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32, rng=np.random.default_rng()):
    order = rng.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 4)

# %% two-layer
tf.random.set_seed(44)
W1 = tf.Variable(tf.random.normal((2, 4)) / 3)
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1)) / 3)
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return (tf.matmul(inputs, W1) + b1) @ W2 + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for variable, gradient in zip((W1, b1, W2, b2), tape.gradient(loss, (W1, b1, W2, b2))):
        variable.assign_sub(gradient * 0.02)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        fresh = np.random.default_rng(seed=7)
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size, fresh)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
