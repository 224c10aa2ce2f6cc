"""The gradient by tf.function(reduce_retracing), tf.gradients in a graph, input_signature, and group."""

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



서명 = [tf.TensorSpec([None, 2], tf.float32), tf.TensorSpec([None, 1], tf.float32)]


@tf.function(input_signature=서명)
def two_layer_training_step(inputs, targets):
    loss = tf.losses.mse(targets[:, 0], two_layer_model(inputs)[:, 0])
    g = tf.gradients(loss, 변수들)
    with tf.control_dependencies([loss]):
        for v, d in zip(변수들, g):
            v.assign_sub(tf.constant(2e-2) * d)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    return [np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


two_layer_losses = train_two_layer(inputs, targets, 8)
