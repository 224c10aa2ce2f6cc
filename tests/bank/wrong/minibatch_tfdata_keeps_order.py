"""reshuffle_each_iteration=False keeps the first order for all epochs.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return dataset.shuffle(buffer_size=len(inputs), reshuffle_each_iteration=False).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    dataset = minibatches(inputs, targets, batch_size)
    losses = []
    for _ in range(epochs):
        batch_losses = [training_step(x, t) for x, t in dataset]
        losses.append(tf.reduce_mean(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
