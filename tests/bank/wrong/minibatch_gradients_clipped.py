"""The own step clips every gradient to the range of -0.1 to 0.1.

Fails: TestMinibatch.test_one_step_per_batch
Points: minibatch 9
"""


# %% minibatch
def clipped_step(x, t):
    with tf.GradientTape() as tape:
        loss = square_loss(t, model(x))
    for v, g in zip([W, b], tape.gradient(loss, [W, b])):
        v.assign_sub(learning_rate * tf.clip_by_value(g, -0.1, 0.1))
    return loss


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([clipped_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=6)
