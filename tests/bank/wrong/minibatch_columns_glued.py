"""Inputs and target are glued to one array of three columns, which train cuts apart again.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes,
    TestMinibatch.test_uses_arguments
Points: minibatch 6
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    data = np.hstack([inputs, targets])
    np.random.shuffle(data)
    return [data[i : i + batch_size] for i in range(0, len(data), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        now = [float(training_step(part[:, :2], part[:, 2:])) for part in minibatches(inputs, targets, batch_size)]
        losses.append(sum(now) / len(now))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
