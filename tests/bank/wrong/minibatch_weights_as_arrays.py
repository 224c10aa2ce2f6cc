"""W and b are turned into NumPy arrays at the end, so training cannot go on.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_reshuffles_every_epoch,
    TestMinibatch.test_returned_losses
Points: minibatch 5
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
    return epoch_losses


minibatch_losses = train(inputs, targets, 8)
W, b = W.numpy(), b.numpy()
print(W, b)
