"""One tf.function runs a whole epoch over a tf.data.Dataset with the given step inside."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    data = tf.data.Dataset.from_tensor_slices((tf.constant(inputs), tf.constant(targets)))
    return data.shuffle(tf.cast(len(inputs), tf.int64)).batch(batch_size, drop_remainder=False)


@tf.function
def one_epoch(batches):
    total, count = 0.0, 0.0
    for x, t in batches:
        total += training_step(x, t)
        count += 1.0
    return total / count


def train(inputs, targets, epochs, batch_size=32):
    batches = minibatches(inputs, targets, batch_size)
    return [float(one_epoch(batches)) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=10)
