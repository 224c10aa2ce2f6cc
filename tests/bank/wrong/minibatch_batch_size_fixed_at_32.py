"""minibatches always cuts 32, whatever batch_size says.

Fails: TestMinibatch.test_uses_arguments
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
        batches.append((x[start : start + 32], y[start : start + 32]))
        start += 32
    return batches


def train(inputs, targets, epochs, batch_size=32):
    epoch_losses = []
    for epoch in range(epochs):
        losses = []
        for batch in minibatches(inputs, targets, batch_size):
            losses.append(training_step(batch[0], batch[1]).numpy())
        epoch_losses.append(np.mean(losses))
    return epoch_losses


minibatch_losses = train(inputs, targets, 8)
plt.plot(minibatch_losses)
