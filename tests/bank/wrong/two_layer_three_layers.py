"""A third layer of four units is put between the two.

Fails: TestTwoLayer.test_model_is_affine, TestTwoLayer.test_step_follows_gradient,
    TestTwoLayer.test_step_returns_loss_before, TestTwoLayer.test_minibatch_training
Points: two-layer 4
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, epochs=4)

# %% two-layer
tf.random.set_seed(1)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros((4,)))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros((1,)))
W_mid = tf.Variable(tf.eye(4) * 0.9)
b_mid = tf.Variable(tf.zeros((4,)))
lr = 0.03


def two_layer_model(inputs):
    h = tf.matmul(inputs, W1) + b1
    h = tf.matmul(h, W_mid) + b_mid
    return tf.matmul(h, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        predictions = two_layer_model(inputs)
        loss = square_loss(targets, predictions)
    dW1, db1, dWm, dbm, dW2, db2 = tape.gradient(loss, [W1, b1, W_mid, b_mid, W2, b2])
    W1.assign_sub(lr * dW1)
    b1.assign_sub(lr * db1)
    W_mid.assign_sub(lr * dWm)
    b_mid.assign_sub(lr * dbm)
    W2.assign_sub(lr * dW2)
    b2.assign_sub(lr * db2)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        batch_losses = []
        for x, y in minibatches(inputs, targets, batch_size):
            batch_losses.append(float(two_layer_training_step(x, y)))
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=40)
