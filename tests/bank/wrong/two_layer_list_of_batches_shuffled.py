"""train_two_layer cuts the sorted data and shuffles the list of batches, so each holds one class.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""

# %% minibatch
import random


def minibatches(inputs, targets, batch_size=32):
    order = list(range(len(inputs)))
    random.shuffle(order)
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


train(inputs, targets, 3)

# %% two-layer
g = tf.random.Generator.from_seed(5)
W1 = tf.Variable(g.uniform((2, 4), -0.5, 0.5))
b1 = tf.Variable(tf.zeros((4,)))
W2 = tf.Variable(g.uniform((4, 1), -0.5, 0.5))
b2 = tf.Variable(tf.zeros((1,)))
sgd = tf.keras.optimizers.SGD(learning_rate=0.01)


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    weights = [W1, b1, W2, b2]
    sgd.apply_gradients(zip(tape.gradient(loss, weights), weights))
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    batches = [(inputs[i : i + batch_size], targets[i : i + batch_size]) for i in range(0, len(inputs), batch_size)]
    for _ in range(epochs):
        random.shuffle(batches)
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in batches]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=12)
