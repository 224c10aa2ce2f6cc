"""The loss of an epoch is the mean of the largest and the smallest one of its batches.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield inputs[chosen], targets[chosen]


def train(inputs, targets, epochs, batch_size=32):
    result = []
    for _ in range(epochs):
        losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        result.append((max(losses) + min(losses)) / 2)
    return result


minibatch_losses = train(inputs, targets, epochs=8)
