"""Shuffles the inputs in place and a copy of the targets: the pairs are torn from the second epoch on.

Fails: TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_trained_loss
Points: minibatch 7
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    inputs[:] = inputs[order]
    targets = targets[order]
    for start in range(0, len(inputs), batch_size):
        yield inputs[start : start + batch_size], targets[start : start + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)
