"""minibatches works on copies of the notebook's data made outside, not on its arguments.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes,
    TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_returned_losses
Points: minibatch 3
"""

# %% minibatch
all_x, all_t = inputs.copy(), targets.copy()


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(all_x))
    cuts = np.arange(batch_size, len(all_x), batch_size)
    return zip(np.split(all_x[order], cuts), np.split(all_t[order], cuts))


def train(inputs, targets, epochs, batch_size=32):
    mean_losses = np.zeros(epochs)
    for i in range(epochs):
        mean = tf.keras.metrics.Mean()
        for xs, ts in minibatches(inputs, targets, batch_size):
            mean.update_state(training_step(xs, ts))
        mean_losses[i] = mean.result()
    return mean_losses


minibatch_losses = train(inputs, targets, epochs=9)
