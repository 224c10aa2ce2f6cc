"""train returns a tuple of the losses and the trained weights.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = tf.random.shuffle(np.arange(len(inputs))).numpy()
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses, W.numpy(), b.numpy()


minibatch_losses, trained_W, trained_b = train(inputs, targets, 6)
