"""Returns an exponential moving average of the batch losses that goes on over the epochs.

Fails: TestTwoLayer.test_training
Points: two-layer 9
"""

# %% two-layer
def batches_of(inputs, targets, batch_size):
    order = np.random.permutation(len(inputs))
    for s in range(0, len(order), batch_size):
        yield inputs[order[s : s + batch_size]], targets[order[s : s + batch_size]]


tf.random.set_seed(5)
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3))
b2 = tf.Variable(tf.zeros(1))
params = [W1, b1, W2, b2]


def two_layer_model(inputs):
    return (inputs @ W1 + b1) @ W2 + b2



def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for p, g in zip(params, tape.gradient(loss, params)):
        p.assign_sub(0.03 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses, ema = [], None
    for _ in range(epochs):
        for x, t in batches_of(inputs, targets, batch_size):
            loss = float(two_layer_training_step(x, t))
            ema = loss if ema is None else 0.9 * ema + 0.1 * loss
        losses.append(ema)
    return losses


two_layer_losses = train_two_layer(inputs, targets, 10)
