"""The own step shrinks the weights besides, so much that they do not stay where every prediction is right.

Fails: TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 8
"""


# %% minibatch
def decayed_step(x, t):
    with tf.GradientTape() as tape:
        loss = square_loss(t, model(x))
    dW, db = tape.gradient(loss, [W, b])
    W.assign_sub(learning_rate * (dW + 0.1 * W))
    b.assign_sub(learning_rate * db)
    return loss


def minibatches(inputs, targets, batch_size=32):
    chosen = np.random.permutation(len(inputs))
    while len(chosen):
        yield inputs[chosen[:batch_size]], targets[chosen[:batch_size]]
        chosen = chosen[batch_size:]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(decayed_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=7)
