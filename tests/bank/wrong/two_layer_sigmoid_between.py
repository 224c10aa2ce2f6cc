"""A sigmoid stands between the layers.

Fails: TestTwoLayer.test_model_is_affine
Points: two-layer 8
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
rng2 = tf.random.Generator.from_seed(99)
W1 = tf.Variable(rng2.uniform((2, 4), 0.0, 0.5))
b1 = tf.Variable(tf.fill((4,), 0.01))
W2 = tf.Variable(rng2.uniform((4, 1), 0.0, 0.5))
b2 = tf.Variable([0.01])
step_size = tf.constant(0.02)


@tf.function
def two_layer_model(inputs):
    z = tf.sigmoid(tf.linalg.matmul(inputs, W1) + b1)
    return tf.linalg.matmul(z, W2) + b2


@tf.function
def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    grads = tape.gradient(loss, (W1, b1, W2, b2))
    W1.assign(W1 - step_size * grads[0])
    b1.assign(b1 - step_size * grads[1])
    W2.assign(W2 - step_size * grads[2])
    b2.assign(b2 - step_size * grads[3])
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        now = [two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(tf.add_n(now) / len(now))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
