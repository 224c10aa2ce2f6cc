"""minibatches has no default for batch_size.

Fails: TestMinibatch.test_batch_sizes
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, 8)
