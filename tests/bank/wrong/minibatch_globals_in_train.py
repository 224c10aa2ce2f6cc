"""train renames its parameters but uses the global inputs and targets.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_returned_losses
Points: minibatch 6
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


def train(x_train, t_train, epochs, batch_size=32):
    result = []
    for e in range(epochs):
        per_batch = np.array([float(one_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)])
        result.append(per_batch.mean())
    return result


minibatch_losses = train(inputs, targets, epochs=7)
