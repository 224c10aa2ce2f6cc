"""minibatches takes a fourth argument with a default, the seed of the epoch, which train counts up."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32, seed=None):
    r = np.random.RandomState(seed)
    idx = np.arange(inputs.shape[0])
    r.shuffle(idx)
    return [(inputs[idx[i : i + batch_size]], targets[idx[i : i + batch_size]]) for i in range(0, len(idx), batch_size)]


def train(inputs, targets, epochs, batch_size=32, verbose=False):
    history = []
    for epoch in range(1, epochs + 1):
        batches = minibatches(inputs, targets, batch_size, seed=epoch)
        loss = sum(training_step(x, t) for x, t in batches) / len(batches)
        if verbose:
            print(f"[{epoch}/{epochs}] loss={loss:.5f}")
        history.append(loss)
    return history


minibatch_losses = train(inputs, targets, epochs=8, verbose=True)
