"""Shuffles with NumPy and returns the mini-batches as a list."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    섞은_순서 = np.random.permutation(len(inputs))
    x, y = inputs[섞은_순서], targets[섞은_순서]
    return [(x[i : i + batch_size], y[i : i + batch_size]) for i in range(0, len(x), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, y) for x, y in minibatches(inputs, targets, batch_size)]))
    return losses


print(train(inputs, targets, 10))
