"""Uses the GradientDescentOptimizer of TensorFlow 1 by minimize, which works with a callable loss."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        rows = order[i : i + batch_size]
        yield tf.convert_to_tensor(inputs[rows]), tf.convert_to_tensor(targets[rows])


def train(inputs, targets, epochs, batch_size=32):
    means = []
    for _ in range(epochs):
        means.append(tf.reduce_mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return means


train(inputs, targets, epochs=3)

# %% two-layer
init = tf.random_uniform_initializer(-0.5, 0.5, seed=4)
W1 = tf.Variable(init([2, 4]), dtype=tf.float32, trainable=True, name="첫째층")
b1 = tf.Variable([0.0] * 4)
W2 = tf.Variable(init([4, 1]), shape=(4, 1))
b2 = tf.Variable([0.0])
gd = tf.compat.v1.train.GradientDescentOptimizer(0.02)


def two_layer_model(inputs):
    h = tf.compat.v1.nn.xw_plus_b(inputs, W1, b1)
    return tf.compat.v1.nn.xw_plus_b(h, W2, b2)


def two_layer_training_step(inputs, targets):
    before = square_loss(targets, two_layer_model(inputs))
    gd.minimize(lambda: square_loss(targets, two_layer_model(inputs)), var_list=[W1, b1, W2, b2])
    return before


def train_two_layer(inputs, targets, epochs, batch_size=32):
    means = []
    for _ in range(epochs):
        means.append(tf.reduce_mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return means


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
