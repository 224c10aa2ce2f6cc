"""The weighted sum is divided by the number of batches times 32, as if the short batch were whole.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    return [(inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]) for i in range(0, len(order), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    history = []
    for _ in range(epochs):
        batches = minibatches(inputs, targets, batch_size)
        squares = 0.0
        for x, t in batches:
            squares += float(training_step(x, t)) * len(x)
        history.append(squares / (len(batches) * batch_size))
    return history


minibatch_losses = train(inputs, targets, epochs=6)
