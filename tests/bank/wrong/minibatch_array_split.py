"""np.array_split makes batches of nearly equal size instead of 32 and a short rest.

Fails: TestMinibatch.test_batch_sizes
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    count = -(-len(inputs) // batch_size)
    return zip(np.array_split(inputs[order], count), np.array_split(targets[order], count))


def train(inputs, targets, epochs, batch_size=32):
    mean_losses = np.zeros(epochs)
    for i in range(epochs):
        mean = tf.keras.metrics.Mean()
        for xs, ts in minibatches(inputs, targets, batch_size):
            mean.update_state(training_step(xs, ts))
        mean_losses[i] = mean.result()
    return mean_losses


minibatch_losses = train(inputs, targets, epochs=9)
