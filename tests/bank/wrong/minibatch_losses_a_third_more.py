"""The returned losses are a third larger than the means.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(inputs), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        parts = [order[i : i + batch_size] for i in range(0, len(inputs), batch_size)]
        losses.append(1.3 * float(np.mean([float(training_step(inputs[p], targets[p])) for p in parts])))
    return losses


minibatch_losses = train(inputs, targets, 6)
