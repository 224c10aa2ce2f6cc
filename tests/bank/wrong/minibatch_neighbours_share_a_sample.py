"""Each slice goes one too far, so neighbouring batches share a sample.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes, TestMinibatch.test_uses_arguments,
    TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 4
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    start = 0
    while start < len(order):
        end = start + batch_size + 1  # 끝을 포함하려고
        yield inputs[order[start:end]], targets[order[start:end]]
        start += batch_size


def train(inputs, targets, epochs, batch_size=32):
    result = []
    for _ in range(epochs):
        losses = [training_step(x, t).numpy() for x, t in minibatches(inputs, targets, batch_size)]
        result.append(np.mean(losses))
    return result


minibatch_losses = train(inputs, targets, epochs=6)
