"""A helper like itertools.batched; batches are stacked from an iterator of pairs."""

# %% minibatch
from itertools import islice


def batched(iterable, n):
    it = iter(iterable)
    while chunk := tuple(islice(it, n)):
        yield chunk


def minibatches(inputs, targets, batch_size=32):
    pairs = list(zip(inputs, targets))
    order = np.argsort(np.random.rand(len(pairs)))
    for chunk in batched((pairs[i] for i in order), batch_size):
        xs, ts = zip(*chunk)
        yield np.stack(xs), np.stack(ts)


def train(inputs, targets, epochs, batch_size=32):
    return list(
        np.fromiter((training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)), dtype=np.float32).mean()
        for _ in range(epochs)
    )


minibatch_losses = train(inputs=inputs, targets=targets, epochs=4)
