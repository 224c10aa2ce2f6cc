"""An object like a Keras Sequence: __len__, __getitem__ that raises IndexError, on_epoch_end that shuffles."""


# %% minibatch
class BatchSequence:
    """케라스의 Sequence를 흉내 낸 것"""

    def __init__(self, inputs, targets, batch_size):
        self.inputs, self.targets, self.batch_size = inputs, targets, batch_size
        self.indices = np.arange(len(inputs))
        self.on_epoch_end()

    def __len__(self):
        return -(-len(self.indices) // self.batch_size)

    def __getitem__(self, i):
        if i >= len(self):
            raise IndexError(i)
        chosen = self.indices[i * self.batch_size : (i + 1) * self.batch_size]
        return self.inputs[chosen], self.targets[chosen]

    def on_epoch_end(self):
        np.random.shuffle(self.indices)


def minibatches(inputs, targets, batch_size=32):
    return BatchSequence(inputs, targets, batch_size)


def train(inputs, targets, epochs, batch_size=32):
    sequence = minibatches(inputs, targets, batch_size)
    losses = []
    for _ in range(epochs):
        batch_losses = [training_step(*sequence[i]) for i in range(len(sequence))]
        sequence.on_epoch_end()
        losses.append(np.mean(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=7)
