"""The first layer has no unit at all: its variables are empty.

Fails: TestTwoLayer
Points: two-layer 0
"""


# %% two-layer
tf.random.set_seed(1)
W1 = tf.Variable(tf.random.normal((2, 0), stddev=0.3))
b1 = tf.Variable(tf.zeros((0,)))
W2 = tf.Variable(tf.random.normal((0, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros((1,)))
lr = 0.03


def two_layer_model(inputs):
    h = tf.matmul(inputs, W1) + b1
    return tf.matmul(h, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        predictions = two_layer_model(inputs)
        loss = square_loss(targets, predictions)
    dW1, db1, dW2, db2 = tape.gradient(loss, [W1, b1, W2, b2])
    W1.assign_sub(lr * dW1)
    b1.assign_sub(lr * db1)
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


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
