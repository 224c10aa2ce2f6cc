"""RaggedTensor.from_row_lengths cuts the shuffled rows; zip of two ragged tensors."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    n = tf.shape(inputs)[0]
    섞은순서 = tf.argsort(tf.random.uniform([n]))
    나머지 = n % batch_size
    길이 = tf.fill([n // batch_size], batch_size)
    if 나머지 > 0:
        길이 = tf.concat([길이, [나머지]], 0)
    xs = tf.RaggedTensor.from_row_lengths(tf.gather(inputs, 섞은순서), 길이)
    ts = tf.RaggedTensor.from_row_lengths(tf.gather(targets, 섞은순서), 길이)
    return zip(xs, ts)


def train(inputs, targets, epochs, batch_size=32):
    에포크손실 = tf.TensorArray(tf.float32, size=epochs)
    for e in range(epochs):
        손실들 = [training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]
        에포크손실 = 에포크손실.write(e, tf.math.reduce_mean(tf.stack(손실들)))
    return 에포크손실.stack()


minibatch_losses = train(inputs, targets, 5)
