"""The targets are taken in the order of the epoch before, so that the pairs are torn from the second epoch on.

Fails: TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_reshuffles_every_epoch,
    TestMinibatch.test_trained_loss
Points: minibatch 6
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    for i in range(0, len(inputs), batch_size):
        yield inputs[i : i + batch_size], targets[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    order = np.random.permutation(len(inputs))
    x, t = inputs[order], targets[order]
    for _ in range(epochs):
        losses.append(np.mean([training_step(a, c) for a, c in minibatches(x, t, batch_size)]))
        order = np.random.permutation(len(inputs))
        x = inputs[order]  # 타깃도 다시 섞어야 하는데 잊었다
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
