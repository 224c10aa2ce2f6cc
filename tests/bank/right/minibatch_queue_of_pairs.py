"""A deque of pairs; the losses come back as a deque of NumPy scalars."""

# %% minibatch
from collections import deque
from random import shuffle as mix


def minibatches(inputs, targets, batch_size=32):
    numbers = list(range(len(inputs)))
    mix(numbers)
    queue = deque()
    for i in range(0, len(numbers), batch_size):
        queue.append((inputs[numbers[i : i + batch_size]], targets[numbers[i : i + batch_size]]))
    return queue


def train(inputs, targets, epochs, batch_size=32):
    means = deque()
    for _ in range(epochs):
        batches = minibatches(inputs, targets, batch_size)
        collected = []
        while batches:
            collected.append(training_step(*batches.popleft()).numpy())
        means.append(np.mean(collected, dtype=np.float64))
    return means


minibatch_losses = train(inputs, targets, 5)
