"""Zips two tf.data.Datasets, shuffles, batches and prefetches; the losses are a stacked tensor."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    x_data = tf.data.Dataset.from_tensor_slices(inputs)
    y_data = tf.data.Dataset.from_tensor_slices(targets)
    both = tf.data.Dataset.zip((x_data, y_data))
    return both.cache().shuffle(len(inputs), reshuffle_each_iteration=True).batch(batch_size).prefetch(tf.data.AUTOTUNE)


def train(inputs, targets, epochs, batch_size=32):
    ds = minibatches(inputs, targets, batch_size)
    means = []
    for epoch in tf.range(epochs):
        losses = [training_step(x, y) for x, y in ds]
        means.append(tf.add_n(losses) / len(losses))
    return tf.stack(means)


minibatch_losses = train(inputs, targets, epochs=5)
print(minibatch_losses.numpy())
