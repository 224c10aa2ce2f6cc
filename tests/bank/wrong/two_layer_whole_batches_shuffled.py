"""The points are cut into batches as they lie, and only the order of the batches is shuffled.

Fails: TestTwoLayer.test_minibatch_training
Points: two-layer 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    idx = np.random.permutation(len(inputs))
    return [(inputs[idx[k : k + batch_size]], targets[idx[k : k + batch_size]]) for k in range(0, len(idx), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, 6)

# %% two-layer
W1 = tf.Variable(tf.random.normal((2, 4), stddev=0.3, seed=4))
b1 = tf.Variable(tf.zeros(4))
W2 = tf.Variable(tf.random.normal((4, 1), stddev=0.3, seed=5))
b2 = tf.Variable(tf.zeros(1))
rate = 0.02


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip([W1, b1, W2, b2], tape.gradient(loss, [W1, b1, W2, b2])):
        v.assign_sub(rate * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    averages = []
    for _ in range(epochs):
        starts = np.random.permutation(range(0, len(inputs), batch_size))  # 배치의 순서만 섞는다
        losses = [two_layer_training_step(inputs[s : s + batch_size], targets[s : s + batch_size]) for s in starts]
        averages.append(np.mean(losses))
    return averages


# 한 배치에 한 클래스만 들어가지 않도록 미리 한 번 섞어 둔다
once = np.random.permutation(len(inputs))
two_layer_losses = train_two_layer(inputs[once], targets[once], 10)
