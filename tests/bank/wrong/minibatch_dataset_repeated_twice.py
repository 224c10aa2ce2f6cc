"""repeat(2) gives every sample twice an epoch.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes, TestMinibatch.test_uses_arguments,
    TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 4
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    data = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return data.shuffle(len(inputs)).repeat(2).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, 4)
