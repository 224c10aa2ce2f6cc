"""Each step draws its rate anew, between 0.005 and 0.05."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield inputs[chosen], targets[chosen]


def train(inputs, targets, epochs, batch_size=32):
    result = []
    for _ in range(epochs):
        losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        result.append(sum(losses) / len(losses))
    return result


minibatch_losses = train(inputs, targets, epochs=8)

# %% two-layer
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    rate = np.random.uniform(0.005, 0.05)
    variables = [W1, b1, W2, b2]
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(rate * gradient)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    result = []
    for _ in range(epochs):
        losses = [float(two_layer_training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        result.append(sum(losses) / len(losses))
    return result


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
