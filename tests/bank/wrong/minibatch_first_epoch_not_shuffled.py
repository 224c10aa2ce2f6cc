"""The shuffle stands at the end of the loop, so the first epoch runs through the sorted data.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    for i in range(0, len(inputs), batch_size):
        yield inputs[i : i + batch_size], targets[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    x_all, t_all = np.array(inputs), np.array(targets)
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(x_all, t_all, batch_size)]))
        order = np.random.permutation(len(x_all))
        x_all, t_all = x_all[order], t_all[order]
    return losses


minibatch_losses = train(inputs, targets, epochs=12)
