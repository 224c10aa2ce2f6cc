"""minibatches itself is a class with __iter__ and __len__, which shuffles whenever it is looped over."""

# %% minibatch
import math


class minibatches:
    def __init__(self, inputs, targets, batch_size=32):
        self.x, self.t, self.size = inputs, targets, batch_size

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __iter__(self):
        perm = np.random.default_rng().permutation(len(self.x))
        for k in range(len(self)):
            take = perm[k * self.size : (k + 1) * self.size]
            yield self.x[take], self.t[take]


def train(inputs, targets, epochs, batch_size=32):
    loader = minibatches(inputs, targets, batch_size)
    log = np.zeros(epochs)
    for e in range(epochs):
        for x, t in loader:
            log[e] += training_step(x, t) / len(loader)
    return log


minibatch_losses = train(inputs, targets, epochs=6)
