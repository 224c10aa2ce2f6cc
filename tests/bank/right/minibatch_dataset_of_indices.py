"""A tf.data.Dataset of shuffled indices that a map turns into batches; as_numpy_iterator."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    count = len(inputs)
    indices = tf.data.Dataset.range(count).shuffle(count).batch(batch_size)
    return indices.map(lambda i: (tf.gather(inputs, i), tf.gather(targets, i))).as_numpy_iterator()


def train(inputs, targets, epochs, batch_size=32):
    average = tf.keras.metrics.Mean()
    result = []
    for _ in range(epochs):
        average.reset_state()
        for x, t in minibatches(inputs, targets, batch_size):
            average.update_state(training_step(x, t), sample_weight=len(x))
        result.append(average.result())
    return result


minibatch_losses = train(inputs, targets, 4)
