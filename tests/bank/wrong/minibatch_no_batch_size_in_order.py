"""`train` takes no batch_size, and the samples in the order that they have.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 6
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(inputs), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs):
    losses = []
    for _ in range(epochs):
        parts = [slice(i, i + 32) for i in range(0, len(inputs), 32)]
        losses.append(float(np.mean([float(training_step(inputs[p], targets[p])) for p in parts])))
    return losses


minibatch_losses = train(inputs, targets, 6)
