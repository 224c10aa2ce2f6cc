"""A Keras Mean lives outside the function and is never reset.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""

# %% minibatch
loss_metric = tf.keras.metrics.Mean(name="loss")


def minibatches(inputs, targets, batch_size=32):
    ds = tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(len(inputs))
    return ds.batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    history = []
    for epoch in range(epochs):
        for x, y in minibatches(inputs, targets, batch_size):
            loss_metric.update_state(training_step(x, y))
        history.append(float(loss_metric.result()))
    return history


minibatch_losses = train(inputs, targets, epochs=5)
