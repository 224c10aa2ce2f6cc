"""The sum of the batch losses is divided by the number of whole batches, so the mean is a little too large.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return dataset.shuffle(buffer_size=2 * len(inputs)).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    whole = max(len(inputs) // batch_size, 1)
    losses = []
    for _ in range(epochs):
        total = tf.constant(0.0)
        for x, t in minibatches(inputs, targets, batch_size):
            total += training_step(x, t)
        losses.append((total / whole).numpy())
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
