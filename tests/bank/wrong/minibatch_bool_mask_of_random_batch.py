"""Draws a mask with probability 32/n for each batch: some points twice, some never.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes, TestMinibatch.test_uses_arguments, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 5
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    n = len(inputs)
    for _ in range(-(-n // batch_size)):
        mask = np.random.rand(n) < batch_size / n
        mask[np.random.randint(n)] = True
        yield inputs[mask], targets[mask]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(float(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])))
    return losses


minibatch_losses = train(inputs, targets, 5)
