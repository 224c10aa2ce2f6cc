"""The running means within an epoch are averaged once more, which counts the early batches most.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    yield from ((inputs[o], targets[o]) for o in np.split(order, np.arange(batch_size, len(order), batch_size)))


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        total, running = 0.0, []
        for k, (x, t) in enumerate(minibatches(inputs, targets, batch_size), 1):
            total += float(training_step(x, t))
            running.append(total / k)
        losses.append(np.mean(running))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
