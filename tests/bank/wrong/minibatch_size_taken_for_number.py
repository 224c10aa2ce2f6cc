"""Takes batch_size for the number of batches.

Fails: TestMinibatch.test_batch_sizes, TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 6
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for part in np.array_split(order, min(batch_size, len(order))):
        yield inputs[part], targets[part]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=10)
