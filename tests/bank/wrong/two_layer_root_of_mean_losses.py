"""`train_two_layer` returns the root of the mean loss.

Fails: TestTwoLayer.test_training
Points: two-layer 9
"""

# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    for i in range(0, len(p), batch_size):
        yield inputs[p[i : i + batch_size]], targets[p[i : i + batch_size]]



def train(inputs, targets, epochs, batch_size=32):
    return [float(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, 4)

# %% two-layer
tf.random.set_seed(1)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))
변수들 = [W1, b1, W2, b2]


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2



def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip(변수들, tape.gradient(loss, 변수들)):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    return [float(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])) ** 0.5 for _ in range(epochs)]


two_layer_losses = train_two_layer(inputs, targets, 8)
