"""A batch is a dict; train reads it by its keys.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes,
    TestMinibatch.test_uses_arguments
Points: minibatch 6
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
        batches.append({"inputs": x[start : start + batch_size], "targets": y[start : start + batch_size]})
        start += batch_size
    return batches


def train(inputs, targets, epochs, batch_size=32):
    epoch_losses = []
    for epoch in range(epochs):
        losses = []
        for batch in minibatches(inputs, targets, batch_size):
            losses.append(training_step(batch["inputs"], batch["targets"]).numpy())
        epoch_losses.append(np.mean(losses))
    return epoch_losses


minibatch_losses = train(inputs, targets, 8)
plt.plot(minibatch_losses)
