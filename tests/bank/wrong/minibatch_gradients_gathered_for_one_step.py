"""The gradients of all batches are added up and one step an epoch is taken.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch
Points: minibatch 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    return tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(len(inputs)).batch(batch_size)


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        sum_W, sum_b, batch_losses = tf.zeros_like(W), tf.zeros_like(b), []
        for x, t in minibatches(inputs, targets, batch_size):
            with tf.GradientTape() as tape:
                loss = square_loss(t, model(x))
            dW, db = tape.gradient(loss, [W, b])
            sum_W, sum_b = sum_W + dW, sum_b + db
            batch_losses.append(loss)
        W.assign_sub(learning_rate * sum_W / len(batch_losses))
        b.assign_sub(learning_rate * sum_b / len(batch_losses))
        losses.append(np.mean(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=80)
