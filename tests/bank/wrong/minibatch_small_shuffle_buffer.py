"""A shuffle buffer of 32 leaves the classes almost in order; training diverges.

Fails: TestMinibatch.test_reshuffles_every_epoch, TestMinibatch.test_trained_loss
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return dataset.shuffle(buffer_size=32).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    dataset = minibatches(inputs, targets, batch_size)  # 돌 때마다 스스로 다시 섞는다
    losses = []
    for _ in range(epochs):
        batch_losses = [training_step(x, t) for x, t in dataset]
        losses.append(tf.reduce_mean(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
