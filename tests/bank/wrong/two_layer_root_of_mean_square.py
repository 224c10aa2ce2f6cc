"""The loss is the root of the mean of the squares.

Fails: TestTwoLayer.test_step_follows_gradient, TestTwoLayer.test_step_returns_loss_before,
    TestTwoLayer.test_minibatch_training
Points: two-layer 6
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    return tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(len(inputs)).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        epoch_losses = [float(training_step(x, y)) for x, y in minibatches(inputs, targets, batch_size)]
        losses.append(sum(epoch_losses) / len(epoch_losses))
    return losses


print(train(inputs, targets, 3))

# %% two-layer
hidden_units = 4
tf.random.set_seed(21)
initializer = tf.keras.initializers.GlorotUniform(seed=21)
W1 = tf.Variable(initializer((2, hidden_units)), name="W1")
b1 = tf.Variable(tf.zeros(hidden_units), name="b1")
W2 = tf.Variable(initializer((hidden_units, 1)), name="W2")
b2 = tf.Variable(tf.zeros(1), name="b2")


def layer(x, weight, bias):
    """아핀 변환 하나"""
    return tf.matmul(x, weight) + bias


def two_layer_model(inputs):
    return layer(layer(inputs, W1, b1), W2, b2)


def two_layer_training_step(inputs, targets):
    variables = [W1, b1, W2, b2]
    with tf.GradientTape() as tape:
        loss = tf.sqrt(square_loss(targets, two_layer_model(inputs)))
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(0.015 * gradient)
    return float(loss)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    history = []
    for _ in range(epochs):
        total, batches = 0.0, 0
        for x, t in minibatches(inputs, targets, batch_size):
            total += two_layer_training_step(x, t)
            batches += 1
        history.append(total / batches)
    return history


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
