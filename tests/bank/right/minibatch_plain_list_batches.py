"""The batches are plain Python lists of numbers, turned into arrays before the step."""

# %% minibatch
from random import sample


def minibatches(inputs, targets, batch_size=32):
    """(입력 리스트, 타깃 리스트)를 차례로 낸다."""
    n = len(inputs)
    numbers = sample(range(n), n)
    for i in range(0, n, batch_size):
        chosen = numbers[i : i + batch_size]
        yield [[float(v) for v in inputs[k]] for k in chosen], [[float(v) for v in targets[k]] for k in chosen]


def train(inputs, targets, epochs, batch_size=32):
    losses = ()
    for _ in range(epochs):
        total = 0
        for x, t in minibatches(inputs, targets, batch_size):
            total += len(x) * float(training_step(np.array(x, dtype="float32"), np.array(t, dtype="float32")))
        losses += (total / len(inputs),)
    return losses


minibatch_losses = train(inputs, targets, epochs=4)
