"""minibatches is a lambda with a default; train is called in three pieces whose losses are joined."""

# %% minibatch
shuffled_together = lambda x, t, p: (x[p], t[p])
cut = lambda a, size: np.split(a, np.arange(size, len(a), size))
minibatches = lambda inputs, targets, batch_size=32: zip(
    *(cut(a, batch_size) for a in shuffled_together(inputs, targets, np.random.permutation(len(inputs))))
)


def train(inputs, targets, epochs, batch_size=32):
    run = lambda: np.mean([training_step(x, t).numpy() for x, t in minibatches(inputs, targets, batch_size)])
    return [run() for _ in range(epochs)]


minibatch_losses = []
for piece in (1, 2, 3):
    minibatch_losses += train(inputs, targets, piece)
    print(piece, minibatch_losses[-1])
