"""`train` leaves out what is over after the whole batches, unless there is no whole one.

Fails: TestMinibatch.test_training_uses_every_sample_once_with_its_target
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
        parts = [order[i * batch_size : (i + 1) * batch_size] for i in range(max(1, len(inputs) // batch_size))]
        losses.append(float(np.mean([float(training_step(inputs[p], targets[p])) for p in parts])))
    return losses


minibatch_losses = train(inputs, targets, 6)
