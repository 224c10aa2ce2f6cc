"""Draws the order with random.sample and fills the batches one by one in a while loop that pops."""

# %% minibatch
import random

random.seed(2024)


def minibatches(inputs, targets, batch_size=32):
    remaining = random.sample(range(len(inputs)), k=len(inputs))
    while remaining:
        picked = []
        while remaining and len(picked) < batch_size:
            picked.append(remaining.pop())
        yield inputs[picked], targets[picked]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    while len(losses) < epochs:
        total = weight = 0
        for x, t in minibatches(inputs, targets, batch_size):
            total = total + training_step(x, t) * len(x)
            weight = weight + len(x)
        losses.append((total / weight).numpy())
    return tuple(losses)


minibatch_losses = train(inputs, targets, epochs=5)
