"""The rate starts at 0.05 and falls in every epoch."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, epochs=4)

# %% two-layer
tf.random.set_seed(77)
W1 = tf.Variable(tf.random.normal([2, 4], stddev=0.2))
b1 = tf.Variable(tf.zeros([4]))
W2 = tf.Variable(tf.random.normal([4, 1], stddev=0.2))
b2 = tf.Variable(tf.zeros([1]))
rate = tf.Variable(0.05, trainable=False)


def two_layer_model(inputs):
    h = inputs @ W1 + b1
    y = h @ W2 + b2
    return y


def two_layer_training_step(inputs, targets):
    """지금의 rate로 한 걸음"""
    with tf.GradientTape(persistent=True) as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    gradients = {id(v): tape.gradient(loss, v) for v in (W1, b1, W2, b2)}
    for v in (W1, b1, W2, b2):
        v.assign_sub(rate * gradients[id(v)])
    del tape
    return loss.numpy()


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        rate.assign(0.05 * 0.8**epoch)
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
