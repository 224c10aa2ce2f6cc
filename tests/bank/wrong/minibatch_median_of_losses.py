"""An epoch's number is the median of the batch losses.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    r = np.random.default_rng()
    joined = np.concatenate([inputs, targets], axis=1)
    r.shuffle(joined)
    for k in range(0, len(joined), batch_size):
        yield joined[k : k + batch_size, :-1], joined[k : k + batch_size, -1:]


def train(inputs, targets, epochs, batch_size=32):
    return [
        float(np.median([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
        for _ in range(epochs)
    ]


minibatch_losses = train(inputs, targets, epochs=6)
