"""Shuffles the two halves of the data, that is the classes, each for itself: first all of one, then the other.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    half = len(inputs) // 2
    order = np.r_[np.random.permutation(half), half + np.random.permutation(len(inputs) - half)]
    return [(inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]) for i in range(0, len(order), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    history = []
    for e in range(epochs):
        batch_losses = []
        for x, t in minibatches(inputs, targets, batch_size):
            batch_losses.append(training_step(x, t).numpy())
        history.append(np.mean(batch_losses))
    return history


minibatch_losses = train(inputs, targets, epochs=5)
