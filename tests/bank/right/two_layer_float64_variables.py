"""The four variables are float64; inputs are cast on the way."""


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
gen = np.random.default_rng(17)
W1 = tf.Variable(gen.uniform(-0.5, 0.5, size=(2, 4)))  # NumPy라서 float64
b1 = tf.Variable(np.zeros(4))
W2 = tf.Variable(gen.uniform(-0.5, 0.5, size=(4, 1)))
b2 = tf.Variable(np.zeros(1))
print(W1.dtype, b1.dtype, W2.dtype, b2.dtype)


def two_layer_model(inputs):
    x = tf.cast(inputs, tf.float64)
    return tf.matmul(tf.matmul(x, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(tf.cast(targets, tf.float64), two_layer_model(inputs))
    grads = tape.gradient(loss, [W1, b1, W2, b2])
    [v.assign_sub(g * 0.02) for v, g in zip([W1, b1, W2, b2], grads)]
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = np.empty(epochs)
    for e in range(epochs):
        losses[e] = np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
