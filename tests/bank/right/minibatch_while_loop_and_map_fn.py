"""A tf.while_loop over whole batches in a graph, the rest apart; input_signature."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    i = tf.random.shuffle(tf.range(len(inputs)))
    for s in tf.range(0, len(inputs), batch_size):
        j = i[s : s + batch_size]
        yield tf.gather(inputs, j), tf.gather(targets, j)


@tf.function(
    input_signature=[
        tf.TensorSpec([None, 2], tf.float32),
        tf.TensorSpec([None, 1], tf.float32),
        tf.TensorSpec([], tf.int32),
    ]
)
def 한_에포크(x, t, batch_size):
    n = tf.shape(x)[0]
    order = tf.random.shuffle(tf.range(n))
    x, t = tf.gather(x, order), tf.gather(t, order)

    def body(start, total, k):
        loss = training_step(x[start : start + batch_size], t[start : start + batch_size])
        return start + batch_size, total + loss, k + 1.0

    _, total, k = tf.while_loop(lambda s, *_: s < n, body, [0, 0.0, 0.0], parallel_iterations=1)
    return total / k


def train(inputs, targets, epochs, batch_size=32):
    return [한_에포크(inputs, targets, batch_size).numpy().item() for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=5)
