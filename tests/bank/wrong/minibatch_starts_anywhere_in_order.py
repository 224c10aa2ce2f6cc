"""Only the starting point is random: the sorted data is rolled, not shuffled.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    shift = np.random.randint(len(inputs))
    x, t = np.roll(inputs, shift, axis=0), np.roll(targets, shift, axis=0)
    for i in range(0, len(x), batch_size):
        yield x[i : i + batch_size], t[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=6)
