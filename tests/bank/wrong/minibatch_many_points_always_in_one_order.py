"""A seed of its own for more than 150 points: their order is the same in every epoch.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch


def minibatches(inputs, targets, batch_size=32):
    rng = np.random.default_rng(1 if len(inputs) > 150 else None)
    order = rng.permutation(len(inputs))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield inputs[chosen], targets[chosen]


def train(inputs, targets, epochs, batch_size=32):
    result = []
    for _ in range(epochs):
        losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        result.append(sum(losses) / len(losses))
    return result


minibatch_losses = train(inputs, targets, epochs=8)
