"""The model has no activation, the step computes with tanh; the values come from a plain loop.

Fails: TestTwoLayer.test_step_follows_gradient, TestTwoLayer.test_step_returns_loss_before
Points: two-layer 7
"""

# %% two-layer
W1, b1 = tf.Variable(tf.random.uniform((2, 4), 0.1, 0.5, seed=1)), tf.Variable(tf.zeros(4))
W2, b2 = tf.Variable(tf.random.uniform((4, 1), 0.1, 0.5, seed=2)), tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    variables = [W1, b1, W2, b2]
    with tf.GradientTape() as tape:
        loss = square_loss(targets, tf.matmul(tf.tanh(tf.matmul(inputs, W1) + b1), W2) + b2)
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(0.02 * gradient)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        parts = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
        losses.append(np.mean([float(two_layer_training_step(inputs[part], targets[part])) for part in parts]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=1)
for _ in range(300):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for variable, gradient in zip([W1, b1, W2, b2], tape.gradient(loss, [W1, b1, W2, b2])):
        variable.assign_sub(0.02 * gradient)
