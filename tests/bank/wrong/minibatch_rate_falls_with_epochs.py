"""The own step takes a rate that falls from epoch to epoch, where the given one stays 0.1.

Fails: TestMinibatch.test_one_step_per_batch
Points: minibatch 9
"""


# %% minibatch
def step_with_rate(x, t, rate):
    with tf.GradientTape() as tape:
        loss = square_loss(t, model(x))
    for v, g in zip((W, b), tape.gradient(loss, (W, b))):
        v.assign_sub(rate * g)
    return loss


def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    for k in range(0, len(p), batch_size):
        yield inputs[p[k : k + batch_size]], targets[p[k : k + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        rate = learning_rate / (1 + epoch)
        losses.append(np.mean([step_with_rate(x, t, rate) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, epochs=8)
