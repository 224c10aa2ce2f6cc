"""minibatches gives texts that describe the batches; train works without it.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes,
    TestMinibatch.test_uses_arguments
Points: minibatch 6
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    return [f"{i}번째부터 {i + batch_size}개" for i in range(0, len(inputs), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        total = 0
        for i in range(0, len(inputs), batch_size):
            k = order[i : i + batch_size]
            total += float(training_step(inputs[k], targets[k])) * len(k)
        losses.append(total / len(inputs))
    return losses


minibatch_losses = train(inputs, targets, epochs=8)
