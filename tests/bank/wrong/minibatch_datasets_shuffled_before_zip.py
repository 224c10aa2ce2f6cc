"""Two datasets are shuffled before they are zipped, so the pairs are torn.

Fails: TestMinibatch.test_every_sample_once_in_pairs,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target, TestMinibatch.test_trained_loss
Points: minibatch 5
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    x = tf.data.Dataset.from_tensor_slices(inputs).shuffle(len(inputs))
    t = tf.data.Dataset.from_tensor_slices(targets).shuffle(len(targets))
    return tf.data.Dataset.zip((x, t)).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, 4)
