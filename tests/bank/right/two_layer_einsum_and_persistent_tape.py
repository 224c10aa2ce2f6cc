"""einsum for the products, a persistent tape asked once per variable, and a second layer that starts at zero."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = tf.argsort(tf.random.uniform([len(inputs)]))
    for s in range(0, len(inputs), batch_size):
        yield tf.gather(inputs, order[s : s + batch_size]), tf.gather(targets, order[s : s + batch_size])


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for e in range(epochs):
        losses.append(tf.reduce_mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


train(inputs, targets, epochs=3)

# %% two-layer
W1 = tf.Variable(tf.random.truncated_normal([2, 4], stddev=0.5, seed=6))
b1 = tf.Variable(tf.random.uniform([4], -0.1, 0.1))
W2 = tf.Variable(tf.zeros([4, 1]))  # 둘째 층은 0에서 시작해도 첫 층이 난수라 배운다
b2 = tf.Variable(tf.fill([1], 0.5))
RATE = tf.constant(0.03)


def two_layer_model(inputs):
    hidden = tf.einsum("ni,ij->nj", inputs, W1) + b1
    return tf.einsum("nj,jk->nk", hidden, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.keras.losses.MeanSquaredError()(targets, two_layer_model(inputs))
    gradients = {name: tape.gradient(loss, variable) for name, variable in [("W1", W1), ("b1", b1), ("W2", W2), ("b2", b2)]}
    W1.assign_sub(RATE * gradients["W1"])
    b1.assign_sub(RATE * gradients["b1"])
    W2.assign_sub(RATE * gradients["W2"])
    b2.assign_sub(RATE * gradients["b2"])
    return loss.numpy()


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for e in range(epochs):
        losses.append(np.mean([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
