"""Cuts the mini-batches in the order of the data, without shuffling: training diverges on the sorted classes.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    for i in range(0, len(inputs), batch_size):
        yield inputs[i : i + batch_size], targets[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        batch_losses = []
        for x, y in minibatches(inputs, targets, batch_size):
            batch_losses.append(float(training_step(x, y)))
        losses.append(sum(batch_losses) / len(batch_losses))
        print(epoch, losses[-1])
    return losses


result = train(inputs, targets, 10)
