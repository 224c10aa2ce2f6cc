"""train_two_layer makes the list of batches once and runs over it in every epoch.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.default_rng().permutation(len(inputs))
    return [(inputs[p[i : i + batch_size]], targets[p[i : i + batch_size]]) for i in range(0, len(p), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(*pair) for pair in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 4)

# %% two-layer
glorot = tf.keras.initializers.GlorotNormal(seed=8)
W1, b1 = tf.Variable(glorot((2, 4))), tf.Variable(tf.zeros(4))
W2, b2 = tf.Variable(glorot((4, 1))), tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    hidden = inputs @ W1 + b1
    return hidden @ W2 + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((two_layer_model(inputs) - targets) ** 2)
    grads = tape.gradient(loss, [W1, b1, W2, b2])
    W1.assign_sub(0.03 * grads[0])
    b1.assign_sub(0.03 * grads[1])
    W2.assign_sub(0.03 * grads[2])
    b2.assign_sub(0.03 * grads[3])
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    batches = minibatches(inputs, targets, batch_size)
    return [np.mean([two_layer_training_step(*pair) for pair in batches]) for _ in range(epochs)]


two_layer_losses = train_two_layer(inputs, targets, 8)
