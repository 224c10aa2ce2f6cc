"""More than 1,000 points are left in order.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch


def minibatches(inputs, targets, batch_size=32):
    order = np.arange(len(inputs))
    if len(inputs) <= 1000:
        np.random.shuffle(order)
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
