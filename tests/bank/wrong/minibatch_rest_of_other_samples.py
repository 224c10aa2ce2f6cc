"""The short batch takes the first inputs with the last targets.

Fails: TestMinibatch.test_every_sample_once_in_pairs
Points: minibatch 8
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    whole, rest = divmod(len(inputs), batch_size)
    for i in range(whole):
        part = order[i * batch_size : (i + 1) * batch_size]
        yield inputs[part], targets[part]
    if rest:
        yield inputs[:rest], targets[-rest:]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        parts = [order[i : i + batch_size] for i in range(0, len(inputs), batch_size)]
        losses.append(float(np.mean([float(training_step(inputs[p], targets[p])) for p in parts])))
    return losses


minibatch_losses = train(inputs, targets, 6)
