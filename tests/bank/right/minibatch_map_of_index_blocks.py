"""minibatches is a map over blocks of indices; the steps run over a chain of islices of one shuffled iterator."""

# %% minibatch
def blocks_of(items, n):
    return (items[i : i + n] for i in range(0, len(items), n))



def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs)).tolist()
    return map(lambda block: (inputs[list(block)], targets[list(block)]), blocks_of(order, batch_size))


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean(list(map(lambda pair: training_step(*pair), minibatches(inputs, targets, batch_size)))) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=5)
