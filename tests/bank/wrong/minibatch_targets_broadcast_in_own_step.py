"""An own step whose targets are flattened, so the difference is a (m, m) table.

Fails: TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for s in range(0, len(order), batch_size):
        yield inputs[order[s : s + batch_size]], targets[order[s : s + batch_size]]


def my_step(x, t):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((tf.reshape(t, [-1]) - model(x)) ** 2)
    gW, gb = tape.gradient(loss, [W, b])
    W.assign_sub(learning_rate * gW)
    b.assign_sub(learning_rate * gb)
    return loss


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(float(np.mean([my_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])))
    return losses


minibatch_losses = train(inputs, targets, 5)
