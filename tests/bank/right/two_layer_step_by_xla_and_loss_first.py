"""A step under XLA that works with the loss before the gradients; rates by a schedule object called by hand."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    return zip(
        np.split(inputs[p], range(batch_size, len(p), batch_size)), np.split(targets[p], range(batch_size, len(p), batch_size))
    )


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 3)

# %% two-layer
tf.random.set_seed(12)
W1 = tf.Variable(tf.random.normal([2, 4], stddev=1 / np.sqrt(2)) * 0.5)
b1 = tf.Variable(tf.zeros([4]))
W2 = tf.Variable(tf.random.normal([4, 1], stddev=1 / np.sqrt(4)) * 0.5)
b2 = tf.Variable(tf.zeros([1]))
decay = tf.keras.optimizers.schedules.PolynomialDecay(0.03, decay_steps=600, end_learning_rate=0.005)
counter = tf.Variable(0, dtype=tf.int64)


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


@tf.function(jit_compile=True)
def _step(inputs, targets, rate):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    gradients = tape.gradient(loss, [W1, b1, W2, b2])
    for v, g in zip([W1, b1, W2, b2], gradients):
        v.assign_sub(rate * g)
    return loss


def two_layer_training_step(inputs, targets):
    counter.assign_add(1)
    return _step(inputs, targets, tf.cast(decay(counter), tf.float32))


def train_two_layer(inputs, targets, epochs, batch_size=32):
    return [
        np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)
    ]


two_layer_losses = train_two_layer(inputs, targets, epochs=9)
