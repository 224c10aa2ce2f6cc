"""The step moves by the gradient of the batch before and keeps the new one for the next batch.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_trained_loss
Points: minibatch 5
"""

# %% minibatch
kept = [tf.zeros((2, 1)), tf.zeros((1,))]


def delayed_step(x, t):
    global kept
    with tf.GradientTape() as tape:
        loss = square_loss(t, model(x))
    W.assign_sub(learning_rate * kept[0])
    b.assign_sub(learning_rate * kept[1])
    kept = tape.gradient(loss, [W, b])
    return loss


def minibatches(inputs, targets, batch_size=32):
    p = np.random.default_rng().permutation(len(inputs))
    return [(inputs[p[i : i + batch_size]], targets[p[i : i + batch_size]]) for i in range(0, len(p), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([delayed_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=10)
