"""Starts from own zeros as W and b, trains in two calls, and keeps both histories."""

# %% minibatch
W = tf.Variable(tf.zeros((2, 1)))
b = tf.Variable(tf.zeros((1,)))
g = tf.random.Generator.from_seed(11)


def minibatches(inputs, targets, batch_size=32):
    keys = g.normal([len(inputs)]).numpy()
    order = np.argsort(keys)  # 난수를 정렬하면 섞인 순서가 된다
    return [(inputs[k], targets[k]) for k in np.split(order, range(batch_size, len(order), batch_size))]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    while len(losses) < epochs:
        step_losses = []
        for x, t in minibatches(inputs, targets, batch_size=batch_size):
            step_losses += [training_step(x, t)]
        losses += [sum(step_losses) / len(step_losses)]
    return losses


minibatch_losses = train(inputs, targets, epochs=3)
minibatch_losses += train(inputs, targets, epochs=3)
