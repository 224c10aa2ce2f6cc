"""Trains from three random starts and puts the best values back; every start by train_two_layer."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(inputs), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    epoch_means = []
    for _ in range(epochs):
        epoch_means.append(np.mean([training_step(x, y).numpy() for x, y in minibatches(inputs, targets, batch_size)]))
    return epoch_means


train(inputs, targets, 3)

# %% two-layer
shapes = {"W1": (2, 4), "b1": (4,), "W2": (4, 1), "b2": (1,)}
W1, b1, W2, b2 = [tf.Variable(tf.zeros(shape), name=name) for name, shape in shapes.items()]
everything = (W1, b1, W2, b2)


def start(seed):
    g = tf.random.Generator.from_seed(seed)
    W1.assign(g.normal(W1.shape, stddev=0.4))
    W2.assign(g.normal(W2.shape, stddev=0.4))
    b1.assign(tf.zeros_like(b1))
    b2.assign(tf.zeros_like(b2))


def two_layer_model(inputs):
    inputs = tf.convert_to_tensor(inputs, dtype=tf.float32)
    return tf.add(tf.matmul(tf.add(tf.matmul(inputs, W1), b1), W2), b2)


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    opt.apply(tape.gradient(loss, list(everything)), list(everything))
    return loss


opt = tf.keras.optimizers.SGD(0.03)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    epoch_means = []
    for _ in range(epochs):
        epoch_means.append(np.mean([two_layer_training_step(x, y) for x, y in minibatches(inputs, targets, batch_size)]))
    return epoch_means


results = []
for seed in (1, 2, 3):
    start(seed)
    losses = train_two_layer(inputs, targets, epochs=3)
    results.append((float(square_loss(targets, two_layer_model(inputs))), [v.numpy() for v in everything], losses))
best = min(results, key=lambda r: r[0])
for v, value in zip(everything, best[1]):
    v.assign(value)
two_layer_losses = best[2]
