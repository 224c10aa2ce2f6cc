"""Calls the parameters x, y and n_epochs where the statement says inputs, targets and epochs; batch_size stays."""


# %% minibatch
def minibatches(x, y, batch_size=32):
    order = np.random.permutation(len(x))
    for i in range(0, len(x), batch_size):
        yield x[order[i : i + batch_size]], y[order[i : i + batch_size]]


def train(x, y, n_epochs, batch_size=32):
    np.random.seed(1)  # 다시 실행해도 같은 결과가 나오게
    losses = []
    for _ in range(n_epochs):
        losses.append(np.mean([training_step(a, c) for a, c in minibatches(x, y, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, 6)
