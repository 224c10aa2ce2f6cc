"""A tf.Module keeps the variables, whose names are bound globally as well; Glorot initial values."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    p = np.random.permutation(len(inputs))
    for q in range(0, len(p), batch_size):
        yield inputs[p[q : q + batch_size]], targets[p[q : q + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 4)


# %% two-layer
class TwoLayers(tf.Module):
    def __init__(self, units=4):
        super().__init__(name="two_layers")
        glorot = tf.keras.initializers.GlorotUniform(seed=1)
        self.W1 = tf.Variable(glorot((2, units)), name="W1")
        self.b1 = tf.Variable(tf.zeros(units), name="b1")
        self.W2 = tf.Variable(glorot((units, 1)), name="W2")
        self.b2 = tf.Variable(tf.zeros(1), name="b2")

    def __call__(self, x):
        return (x @ self.W1 + self.b1) @ self.W2 + self.b2


net = TwoLayers()
W1, b1, W2, b2 = net.W1, net.b1, net.W2, net.b2


def two_layer_model(inputs):
    return net(inputs)


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, net(inputs))
    for v, g in zip(net.trainable_variables, tape.gradient(loss, net.trainable_variables)):
        v.assign(v - 0.03 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    out = []
    for _ in range(epochs):
        out.append(np.mean([two_layer_training_step(*batch) for batch in minibatches(inputs, targets, batch_size)]))
    return out


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
