"""W is moved first, and the gradient of b is taken at the new W by a second tape.

Fails: TestMinibatch.test_one_step_per_batch
Points: minibatch 9
"""


# %% minibatch
def step_in_two_halves(x, t):
    with tf.GradientTape() as tape:
        loss = square_loss(t, model(x))
    W.assign_sub(0.1 * tape.gradient(loss, W))
    with tf.GradientTape() as tape:
        loss_again = square_loss(t, model(x))
    b.assign_sub(0.1 * tape.gradient(loss_again, b))
    return loss


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for s in range(0, len(inputs), batch_size):
        yield inputs[order[s : s + batch_size]], targets[order[s : s + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    means = []
    for epoch in range(epochs):
        means.append(np.mean([step_in_two_halves(x, t).numpy() for x, t in minibatches(inputs, targets, batch_size)]))
    return means


minibatch_losses = train(inputs, targets, 6)
