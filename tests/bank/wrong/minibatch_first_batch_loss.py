"""An epoch's number is the loss of its first batch.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    return zip(
        *[np.split(a[order], range(batch_size, len(order), batch_size)) for a in (inputs, targets)], strict=True
    )


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        first = None
        for x, t in minibatches(inputs, targets, batch_size):
            loss = float(training_step(x, t))
            first = loss if first is None else first
        losses.append(first)
    return losses


minibatch_losses = train(inputs, targets, epochs=7)
