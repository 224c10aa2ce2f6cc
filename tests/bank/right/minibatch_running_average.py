"""Keeps a running mean of the batch losses, and rounds it to four decimals for the list."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    """섞은 인덱스를 -1로 채운 표로 만들고, 채운 자리는 뺀다"""
    n = len(inputs)
    rows = int(np.ceil(n / batch_size))
    table = np.full(rows * batch_size, -1)
    table[:n] = np.random.permutation(n)
    for row in table.reshape(rows, batch_size):
        row = row[row >= 0]
        yield inputs[row], targets[row]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        mean = 0.0
        for k, (x, t) in enumerate(minibatches(inputs, targets, batch_size)):
            mean += (training_step(x, t).numpy().item() - mean) / (k + 1)
        losses.append(round(mean, 4))
        print("epoch", epoch, "loss", losses[-1])
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
