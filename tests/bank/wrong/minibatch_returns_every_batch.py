"""train returns the loss of every batch, not one number an epoch.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    cuts = np.arange(batch_size, len(inputs), batch_size)
    return zip(np.split(inputs[order], cuts), np.split(targets[order], cuts))


def train(inputs, targets, epochs, batch_size=32):
    all_losses = []
    for _ in range(epochs):
        for xs, ts in minibatches(inputs, targets, batch_size):
            all_losses.append(float(training_step(xs, ts)))
    return all_losses


minibatch_losses = train(inputs, targets, epochs=9)
