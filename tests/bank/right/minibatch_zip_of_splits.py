"""minibatches is a zip of np.split; the losses, by a Keras metric, come as one array."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    cuts = np.arange(batch_size, len(inputs), batch_size)
    return zip(np.split(inputs[order], cuts), np.split(targets[order], cuts))


def train(inputs, targets, epochs, batch_size=32):
    mean_losses = np.zeros(epochs)
    for i in range(epochs):
        mean = tf.keras.metrics.Mean()
        for xs, ts in minibatches(inputs, targets, batch_size):
            mean.update_state(training_step(xs, ts))
        mean_losses[i] = mean.result()
    return mean_losses


minibatch_losses = train(inputs, targets, epochs=9)
