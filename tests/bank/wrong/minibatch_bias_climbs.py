"""The bias is moved with the wrong sign.

Fails: TestMinibatch.test_one_step_per_batch, TestMinibatch.test_returned_losses, TestMinibatch.test_trained_loss
Points: minibatch 6
"""


# %% minibatch
def step(x, t):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - t))
    dW, db = tape.gradient(loss, [W, b])
    W.assign_sub(0.1 * dW)
    b.assign_add(0.1 * db)
    return loss


def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    while p.size:
        now, p = p[:batch_size], p[batch_size:]
        yield inputs[now], targets[now]


def train(inputs, targets, epochs, batch_size=32):
    return [float(np.mean([step(x, t) for x, t in minibatches(inputs, targets, batch_size)])) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=5)
