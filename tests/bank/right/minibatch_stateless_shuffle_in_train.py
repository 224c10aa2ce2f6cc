"""train shuffles with stateless_shuffle and cuts by tf.split with sizes; minibatches shuffles, too."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    n = len(inputs)
    sizes = [batch_size] * (n // batch_size)
    if n % batch_size:
        sizes.append(n % batch_size)
    idx = tf.random.shuffle(tf.range(n))
    xs = tf.split(tf.gather(inputs, idx), sizes)
    ts = tf.split(tf.gather(targets, idx), sizes)
    return list(zip(xs, ts))


def train(inputs, targets, epochs, batch_size=32):
    out = tf.TensorArray(tf.float32, size=epochs)
    for e in range(epochs):
        idx = tf.random.experimental.stateless_shuffle(tf.range(len(inputs)), seed=[e, 42])
        x, t = tf.gather(inputs, idx), tf.gather(targets, idx)
        step_losses = [training_step(a, c) for a, c in minibatches(x, t, batch_size)]
        out = out.write(e, tf.reduce_mean(tf.stack(step_losses)))
    return out.stack()


minibatch_losses = train(inputs, targets, epochs=5)
