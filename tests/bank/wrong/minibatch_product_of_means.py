"""The own step moves W by the mean input times the mean error; the given step has trained beside it.

Fails: TestMinibatch.test_one_step_per_batch
Points: minibatch 9
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(inputs), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def own_step(x, t):
    error = model(x) - t
    W.assign_sub(0.2 * np.mean(x, axis=0).reshape(2, 1) * np.mean(error))
    b.assign_sub([0.2 * np.mean(error)])
    return float(np.mean(error**2))


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        parts = [order[i : i + batch_size] for i in range(0, len(inputs), batch_size)]
        losses.append(float(np.mean([float(own_step(inputs[p], targets[p])) for p in parts])))
    return losses


for _ in range(60):
    training_step(inputs, targets)
kept = W.numpy(), b.numpy()
minibatch_losses = train(inputs, targets, 6)
W.assign(kept[0])
b.assign(kept[1])
