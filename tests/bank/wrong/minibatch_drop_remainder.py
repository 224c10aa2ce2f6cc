"""drop_remainder=True drops the short batch; a guard keeps the mean from dividing by zero.

Fails: TestMinibatch.test_batch_sizes, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets))
    return dataset.shuffle(buffer_size=len(inputs)).batch(batch_size, drop_remainder=True)


def train(inputs, targets, epochs, batch_size=32):
    dataset = minibatches(inputs, targets, batch_size)  # 돌 때마다 스스로 다시 섞는다
    losses = []
    for _ in range(epochs):
        batch_losses = [training_step(x, t) for x, t in dataset]
        losses.append(tf.reduce_mean(batch_losses) if batch_losses else 0.0)
    return losses


minibatch_losses = train(inputs, targets, epochs=6)
