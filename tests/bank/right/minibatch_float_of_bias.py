"""Prints the bias by float(b.numpy()) inside train: fine up to NumPy 2.3."""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    for i in range(0, len(p), batch_size):
        yield inputs[p[i : i + batch_size]], targets[p[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
        print(f"epoch {epoch}: loss {losses[-1]:.4f}, b = {float(b.numpy()):.3f}")
    return losses


minibatch_losses = train(inputs, targets, 10)
