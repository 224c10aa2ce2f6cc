"""train flattens the targets before the step, so (m, 1) minus (m,) becomes (m, m); minibatches is right.

Fails: TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    idx = list(np.random.permutation(len(inputs)))
    for k in range(0, len(idx), batch_size):
        yield inputs[idx[k : k + batch_size]], targets[idx[k : k + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        total = []
        for x, t in minibatches(inputs, targets, batch_size):
            total.append(training_step(x, t.ravel()))
        losses.append(np.mean(total))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
