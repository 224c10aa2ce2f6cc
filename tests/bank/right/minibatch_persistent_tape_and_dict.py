"""An own step with a persistent tape, gradients by a dict and apply_gradients of plain SGD."""

# %% minibatch
sgd = tf.keras.optimizers.SGD(learning_rate=learning_rate, momentum=0.0)
params = {"W": W, "b": b}


def my_step(x, t):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean((x @ W + b - t) ** 2)
    grads = tape.gradient(loss, params)
    del tape
    sgd.apply_gradients([(grads[k], params[k]) for k in params])
    return loss


def minibatches(inputs, targets, batch_size=32):
    ix = np.arange(len(inputs))
    np.random.default_rng(len(inputs)).shuffle(ix) if False else np.random.shuffle(ix)
    for s in range(0, ix.size, batch_size):
        yield np.take(inputs, ix[s : s + batch_size], axis=0), np.take(targets, ix[s : s + batch_size], axis=0)


def train(inputs, targets, epochs, batch_size=32):
    return [tf.reduce_mean([my_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]).numpy() for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=6, batch_size=32)
