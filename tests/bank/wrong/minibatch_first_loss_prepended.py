"""The loss before training comes first in the list, so there are epochs + 1 numbers.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    perm = tf.random.shuffle(tf.range(len(inputs)))
    for i in range(0, len(inputs), batch_size):
        part = perm[i : i + batch_size]
        yield tf.gather(inputs, part), tf.gather(targets, part)


def train(inputs, targets, epochs, batch_size=32):
    losses = [float(square_loss(targets, model(inputs)))]
    for _ in range(epochs):
        losses.append(float(tf.reduce_mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)
