"""The rate is a tf.Variable that is halved between four calls of train_two_layer with two epochs each."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    idx = np.arange(len(inputs))
    np.random.shuffle(idx)
    return ((inputs[idx[i : i + batch_size]], targets[idx[i : i + batch_size]]) for i in range(0, len(idx), batch_size))


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 4)

# %% two-layer
orthogonal = tf.keras.initializers.Orthogonal(gain=0.7, seed=3)
W1, b1 = tf.Variable(orthogonal((2, 4))), tf.Variable(tf.zeros((4,)))
W2, b2 = tf.Variable(orthogonal((4, 1))), tf.Variable(tf.zeros((1,)))
rate = tf.Variable(0.04, trainable=False)


def affine(x, kernel, bias):
    return tf.nn.bias_add(tf.matmul(x, kernel), bias)


def two_layer_model(inputs):
    return affine(affine(inputs, W1, b1), W2, b2)


@tf.function
def two_layer_training_step(inputs, targets):
    theta = (W1, b1, W2, b2)
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    tf.nest.map_structure(lambda v, g: v.assign_sub(rate * g), theta, tape.gradient(loss, theta))
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    history = []
    for epoch in range(epochs):
        metric = tf.keras.metrics.Mean()
        for x, t in minibatches(inputs, targets, batch_size):
            metric(two_layer_training_step(x, t))
        history.append(metric.result().numpy())
    return history


two_layer_losses = []
for call in range(4):
    two_layer_losses += train_two_layer(inputs, targets, epochs=2)
    rate.assign(rate / 2)
