"""train does not call minibatches at all: it shuffles by a random key and cuts on its own."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    keys = np.random.random(len(inputs))
    ranks = keys.argsort()
    x, y = inputs[ranks], targets[ranks]
    result = []
    while len(x) > 0:
        result.append([x[:batch_size], y[:batch_size]])
        x, y = x[batch_size:], y[batch_size:]
    return result


def train(inputs, targets, epochs, batch_size=32):
    n = len(inputs)
    steps = n // batch_size + (n % batch_size != 0)
    loss_table = np.empty((epochs, steps))
    for e in range(epochs):
        key = np.random.permutation(n)
        for s in range(steps):
            here = key[s * batch_size : s * batch_size + batch_size]
            loss_table[e, s] = training_step(inputs[here], targets[here])
    return loss_table.mean(axis=1)


minibatch_losses = train(inputs, targets, epochs=5)
