"""train has batch_size before epochs, so train(inputs, targets, 3) does not mean three epochs.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_returned_losses
Points: minibatch 6
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, batch_size=32, epochs=10):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets)
