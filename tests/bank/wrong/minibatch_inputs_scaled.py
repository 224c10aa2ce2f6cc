"""minibatches scales the inputs to the range of 0 to 1, so its batches do not hold the points themselves.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_trained_loss
Points: minibatch 4
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    low, high = inputs.min(axis=0), inputs.max(axis=0)
    x = (inputs - low) / (high - low + 1e-7)
    order = np.random.permutation(len(x))
    for i in range(0, len(order), batch_size):
        yield x[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, 8)
