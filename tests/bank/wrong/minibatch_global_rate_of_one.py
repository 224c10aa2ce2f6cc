"""The global learning_rate is set to 1, so training diverges.

Fails: TestMinibatch.test_one_step_per_batch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""

# %% minibatch
learning_rate = 1.0


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
