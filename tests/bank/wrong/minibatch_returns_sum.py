"""An epoch's loss is the sum over its batches.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""

# %% minibatch
eta = 0.1


def one_step(x, t):
    """training_step과 같은 일을 직접"""
    with tf.GradientTape() as tape:
        error = model(x) - t
        loss = tf.reduce_mean(error**2)
    gradients = tape.gradient(loss, [W, b])
    W.assign(W - eta * gradients[0])
    b.assign(b - eta * gradients[1])
    return loss


def minibatches(inputs, targets, batch_size=32):
    perm = np.random.default_rng().permutation(inputs.shape[0])
    n_batches = int(np.ceil(len(perm) / batch_size))
    for k in range(n_batches):
        idx = perm[k * batch_size : (k + 1) * batch_size]
        yield inputs[idx], targets[idx]


def train(inputs, targets, epochs, batch_size=32):
    result = []
    for e in range(epochs):
        per_batch = np.array([float(one_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)])
        result.append(per_batch.sum())
    return result


minibatch_losses = train(inputs, targets, epochs=7)
