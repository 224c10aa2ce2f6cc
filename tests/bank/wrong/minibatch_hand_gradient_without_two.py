"""The gradient by hand lacks the factor 2.

Fails: TestMinibatch.test_one_step_per_batch
Points: minibatch 9
"""


# %% minibatch
def hand_step(x, t):
    m = len(x)
    difference = x @ W.numpy() + b.numpy() - t
    W.assign_sub(learning_rate * x.T @ difference / m)
    b.assign_sub(learning_rate * difference.sum(axis=0) / m)
    return np.mean(difference**2)


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    x, t = inputs[order], targets[order]
    for i in range(0, len(x), batch_size):
        yield x[i : i + batch_size], t[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([hand_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=15)
