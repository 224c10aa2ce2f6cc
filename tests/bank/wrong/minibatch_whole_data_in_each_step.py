"""Loops over the batches, but hands the whole data to the step.

Fails: TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target,
    TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    return [(inputs[p[i : i + batch_size]], targets[p[i : i + batch_size]]) for i in range(0, len(p), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for batch_inputs, batch_targets in minibatches(inputs, targets, batch_size):
            batch_losses.append(float(training_step(inputs, targets)))
        losses.append(np.mean(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=3)
