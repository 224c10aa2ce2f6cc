"""Only the inputs are shuffled, the targets stay in order.

Fails: TestMinibatch.test_every_sample_once_in_pairs,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_reshuffles_every_epoch,
    TestMinibatch.test_trained_loss
Points: minibatch 4
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    cuts = np.arange(batch_size, len(inputs), batch_size)
    return zip(np.split(inputs[order], cuts), np.split(targets, cuts))


def train(inputs, targets, epochs, batch_size=32):
    mean_losses = np.zeros(epochs)
    for i in range(epochs):
        mean = tf.keras.metrics.Mean()
        for xs, ts in minibatches(inputs, targets, batch_size):
            mean.update_state(training_step(xs, ts))
        mean_losses[i] = mean.result()
    return mean_losses


minibatch_losses = train(inputs, targets, epochs=9)
