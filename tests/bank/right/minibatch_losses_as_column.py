"""Collects the losses in a column (epochs, 1), whose entries float() takes."""


# %% minibatch
class Pairs:
    """for에 넣을 수도 있고 부를 수도 있는 것"""

    def __init__(self, pairs):
        self.pairs = pairs

    def __iter__(self):
        return iter(self.pairs)

    def __call__(self, k):
        return self.pairs[k]


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    return Pairs([(inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]) for i in range(0, len(order), batch_size)])


def train(inputs, targets, epochs, batch_size=32):
    losses = np.zeros((epochs, 1))
    for e in range(epochs):
        losses[e] = np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])
    return losses


minibatch_losses = [float(l) for l in train(inputs, targets, epochs=5).ravel()]
