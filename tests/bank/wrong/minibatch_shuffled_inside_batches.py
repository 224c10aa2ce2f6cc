"""Cuts first and shuffles inside each batch, so that a batch holds one class still.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    for start in range(0, len(inputs), batch_size):
        x, t = inputs[start : start + batch_size], targets[start : start + batch_size]
        inside = np.random.permutation(len(x))
        yield x[inside], t[inside]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
