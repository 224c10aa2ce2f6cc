"""Shuffles the arrays that it is given in place, inputs and targets from the same state of NumPy's generator."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    state = np.random.get_state()
    np.random.shuffle(inputs)
    np.random.set_state(state)
    np.random.shuffle(targets)
    start = 0
    while start < len(inputs):
        yield inputs[start : start + batch_size].copy(), targets[start : start + batch_size].copy()
        start += batch_size


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=5)
