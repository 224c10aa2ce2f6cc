"""random.shuffle on a two-dimensional array, which doubles some rows and loses others.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 7
"""


# %% minibatch
import random


def minibatches(inputs, targets, batch_size=32):
    data = np.hstack([inputs, targets])
    random.shuffle(data)
    for s in range(0, len(data), batch_size):
        yield data[s : s + batch_size, :2], data[s : s + batch_size, 2:]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(float(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])))
    return losses


minibatch_losses = train(inputs, targets, 5)
