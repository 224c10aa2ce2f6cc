"""Believes that np.random.permutation takes the last index, so one point is never used.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 6
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs) - 1)
    for start in range(0, len(order), batch_size):
        picked = order[start : start + batch_size]
        yield inputs[picked], targets[picked]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)
