"""The generator is made once before the epochs, so it is empty from the second epoch on.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_returned_losses
Points: minibatch 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.default_rng().permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    batches = minibatches(inputs, targets, batch_size)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, t in batches:
            total += float(training_step(x, t))
            count += 1
        losses.append(total / max(count, 1))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
