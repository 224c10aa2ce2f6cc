"""The list of losses is made once before the epochs, so each mean is that of all batches so far.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    ix = np.random.permutation(len(inputs))
    for i in range(0, len(ix), batch_size):
        yield inputs[ix[i : i + batch_size]], targets[ix[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    epoch_losses, batch_losses = [], []
    for _ in range(epochs):
        for x, t in minibatches(inputs, targets, batch_size):
            batch_losses.append(float(training_step(x, t)))
        epoch_losses.append(np.mean(batch_losses))
    return epoch_losses


minibatch_losses = train(inputs, targets, epochs=8)
