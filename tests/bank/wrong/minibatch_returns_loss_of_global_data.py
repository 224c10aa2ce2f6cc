"""The returned number is the loss over the notebook's data, not over that of the arguments.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""

# %% minibatch
all_inputs = tf.constant(inputs)
all_targets = tf.constant(targets)


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    cuts = np.arange(batch_size, len(inputs), batch_size)
    return zip(np.split(inputs[order], cuts), np.split(targets[order], cuts))


def train(inputs, targets, epochs, batch_size=32):
    mean_losses = np.zeros(epochs)
    for i in range(epochs):
        for xs, ts in minibatches(inputs, targets, batch_size):
            training_step(xs, ts)
        mean_losses[i] = square_loss(all_targets, model(all_inputs))
    return mean_losses


minibatch_losses = train(inputs, targets, epochs=9)
