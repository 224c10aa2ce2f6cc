"""range ends at len - batch_size, so the last batch, whole or short, is never made.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes,
    TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 5
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    n = len(inputs)
    order = np.random.permutation(n)
    x_shuffled, t_shuffled = inputs[order], targets[order]
    return [
        (x_shuffled[i : i + batch_size], t_shuffled[i : i + batch_size]) for i in range(0, n - batch_size, batch_size)
    ]


def train(inputs, targets, epochs, batch_size=32):
    epoch_losses = []
    for _ in range(epochs):
        losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        epoch_losses.append(sum(losses) / max(len(losses), 1))
    return epoch_losses


minibatch_losses = train(inputs, targets, epochs=6)
