"""Shuffles in every second epoch only.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    for i in range(0, len(inputs), batch_size):
        yield inputs[i : i + batch_size], targets[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        if epoch % 2 == 0:
            p = np.random.permutation(len(inputs))
            inputs, targets = inputs[p], targets[p]
        batch_losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=8)
