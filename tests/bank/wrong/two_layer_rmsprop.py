"""RMSprop instead of gradient descent.

Fails: TestTwoLayer.test_step_follows_gradient, TestTwoLayer.test_minibatch_training
Points: two-layer 7
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
from tensorflow.keras import optimizers

tf.random.set_seed(12)
W1 = tf.Variable(tf.random.uniform((2, 4), -0.3, 0.3))
b1 = tf.Variable(tf.zeros((4,)))
W2 = tf.Variable(tf.random.uniform((4, 1), -0.3, 0.3))
b2 = tf.Variable(tf.zeros((1,)))
opt = optimizers.RMSprop(0.005)


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    opt.apply_gradients(zip(tape.gradient(loss, [W1, b1, W2, b2]), [W1, b1, W2, b2]))
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        epoch_loss = tf.constant(0.0)
        count = 0
        for x, t in minibatches(inputs, targets, batch_size):
            epoch_loss += two_layer_training_step(x, t)
            count += 1
        losses.append(epoch_loss / count)
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
