"""Orders inputs that are in order already, and targets that are not, but trains for one epoch only.

Fails: TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 9
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for start in range(0, len(order), batch_size):
        picked = order[start : start + batch_size]
        yield inputs[picked], targets[picked]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    x = inputs
    for _ in range(epochs):
        order = np.random.permutation(len(x))
        x, t = x[order], targets[order]
        batch_losses = []
        for i in range(0, len(x), batch_size):
            batch_losses.append(float(training_step(x[i : i + batch_size], t[i : i + batch_size])))
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=1)
