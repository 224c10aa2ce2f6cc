"""train returns one mean over all epochs in a list.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    """섞은 다음 자른 리스트"""
    n = tf.shape(inputs)[0]
    order = tf.random.shuffle(tf.range(n))
    x = tf.gather(inputs, order)
    y = tf.gather(targets, order)
    batches = []
    start = 0
    while start < n:
        batches.append((x[start : start + batch_size], y[start : start + batch_size]))
        start += batch_size
    return batches


def train(inputs, targets, epochs, batch_size=32):
    epoch_losses = []
    for epoch in range(epochs):
        losses = []
        for batch in minibatches(inputs, targets, batch_size):
            losses.append(training_step(batch[0], batch[1]).numpy())
        epoch_losses.append(np.mean(losses))
    return [np.mean(epoch_losses)]


minibatch_losses = train(inputs, targets, 8)
plt.plot(minibatch_losses)
