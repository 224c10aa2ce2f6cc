"""Lets the learning rate fall with every step until it is 0, as training ends.

Fails: TestTwoLayer.test_step_follows_gradient, TestTwoLayer.test_training, TestTwoLayer.test_minibatch_training
Points: two-layer 6
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for start in range(0, len(inputs), batch_size):
        picked = order[start : start + batch_size]
        yield inputs[picked], targets[picked]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)

# %% two-layer
tf.random.set_seed(21)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))


rate = 0.05


def two_layer_model(inputs):
    hidden = tf.matmul(inputs, W1) + b1
    return tf.matmul(hidden, W2) + b2


def two_layer_training_step(inputs, targets):
    global rate
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    variables = [W1, b1, W2, b2]
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(rate * gradient)
    rate = max(0.0, rate - 0.05 / 700)  # 756걸음이 끝나기 전에 0
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(two_layer_training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(np.mean(batch_losses))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=12)
