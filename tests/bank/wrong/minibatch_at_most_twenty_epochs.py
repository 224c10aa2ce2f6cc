"""train stops after 20 epochs, however many are asked for.

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
    for _ in range(min(epochs, 20)):
        losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        result.append(sum(losses) / len(losses))
    return result


minibatch_losses = train(inputs, targets, epochs=8)
