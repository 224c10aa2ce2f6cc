"""An object array of pairs; a deque of losses."""

# %% minibatch
from collections import deque


def minibatches(inputs, targets, batch_size=32):
    순서 = np.random.permutation(len(inputs))
    n = (len(inputs) + batch_size - 1) // batch_size
    묶음 = np.empty(n, dtype=object)
    for k in range(n):
        s = 순서[k * batch_size : (k + 1) * batch_size]
        묶음[k] = (inputs[s], targets[s])
    return 묶음


def train(inputs, targets, epochs, batch_size=32):
    q = deque()
    while len(q) < epochs:
        q.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return q


minibatch_losses = train(inputs, targets, 5)
