"""Halves the shuffled order by recursion with yield from, always at a multiple of the batch size."""


# %% minibatch
def _cut(x, t, size):
    n_batches = -(-len(x) // size)
    if n_batches <= 1:
        if len(x):
            yield x, t
        return
    middle = n_batches // 2 * size
    yield from _cut(x[:middle], t[:middle], size)
    yield from _cut(x[middle:], t[middle:], size)


def minibatches(inputs, targets, batch_size=32):
    order = tf.random.shuffle(tf.range(len(inputs)))
    yield from _cut(tf.gather(inputs, order), tf.gather(targets, order), batch_size)


def train(inputs, targets, epochs, batch_size=32):
    if epochs == 0:
        return []
    losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
    return [sum(losses) / len(losses)] + train(inputs, targets, epochs - 1, batch_size)


minibatch_losses = train(inputs, targets, 6)
