"""After the loop the last batch is used once more.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 4)

# %% two-layer
np.random.seed(3)
W1 = tf.Variable(np.random.normal(size=(2, 4), scale=0.4).astype(np.float32))
b1 = tf.Variable(np.zeros(4, np.float32))
W2 = tf.Variable(np.random.normal(size=(4, 1), scale=0.4).astype(np.float32))
b2 = tf.Variable(np.zeros(1, np.float32))
np.random.seed()


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip((W1, b1, W2, b2), tape.gradient(loss, (W1, b1, W2, b2))):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    history = []
    for _ in range(epochs):
        collected = []
        for x, t in minibatches(inputs, targets, batch_size):
            collected.append(float(two_layer_training_step(x, t)))
        two_layer_training_step(x, t)  # 남은 것 처리
        history.append(np.mean(collected))
    return history


two_layer_losses = train_two_layer(inputs, targets, 8)
