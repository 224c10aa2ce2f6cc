"""Appends the loss of all given points after the epoch in place of the mean of the batches.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for s in range(0, len(order), batch_size):
        yield inputs[order[s : s + batch_size]], targets[order[s : s + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        for x, t in minibatches(inputs, targets, batch_size):
            training_step(x, t)
        losses.append(float(square_loss(targets, model(inputs))))
    return losses


minibatch_losses = train(inputs, targets, 5)
