"""An own step under tf.function with Keras's SGD at rate 0.1; tf.data is made afresh each epoch."""

# %% minibatch
import keras

optimizer = keras.optimizers.SGD(learning_rate=0.1)


@tf.function
def sgd_step(x, y):
    with tf.GradientTape() as tape:
        loss = square_loss(y, model(x))
    grads = tape.gradient(loss, [W, b])
    optimizer.apply_gradients(zip(grads, [W, b]))
    return loss


def minibatches(inputs, targets, batch_size=32):
    ds = tf.data.Dataset.from_tensor_slices((inputs, targets))
    ds = ds.shuffle(len(inputs), seed=tf.random.uniform([], maxval=2**31 - 1, dtype=tf.int64))
    return ds.batch(batch_size, drop_remainder=False).prefetch(1)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        weighted, seen = 0.0, 0
        for x, y in minibatches(inputs, targets, batch_size):
            weighted += sgd_step(x, y) * float(x.shape[0])
            seen += x.shape[0]
        losses.append(weighted / seen)
    return losses


minibatch_losses = train(inputs, targets, epochs=8)
print([round(float(x), 4) for x in minibatch_losses])
