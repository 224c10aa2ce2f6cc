"""The prediction goes through a sigmoid, as for a probability.

Fails: TestTwoLayer.test_model_is_affine
Points: two-layer 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    """한 에포크의 (입력, 타깃) 리스트"""
    p = np.random.permutation(len(inputs))
    x, t = inputs[p], targets[p]
    return [(x[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(x), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        total = 0.0
        batches = minibatches(inputs, targets, batch_size)
        for x, t in batches:
            total += float(training_step(x, t))
        losses.append(total / len(batches))
    return losses


minibatch_losses = train(inputs, targets, 5)

# %% two-layer
import keras

keras.utils.set_random_seed(10)
# 네 유닛짜리 층
W1 = tf.Variable(keras.random.uniform((2, 4), -0.5, 0.5))
b1 = tf.Variable(np.zeros(4, dtype=np.float32))
# 출력층
W2 = tf.Variable(keras.random.uniform((4, 1), -0.5, 0.5))
b2 = tf.Variable(np.zeros(1, dtype=np.float32))
parameters = [W1, b1, W2, b2]
optimizer = keras.optimizers.SGD(learning_rate=0.1)


def two_layer_model(inputs):
    return tf.sigmoid((inputs @ W1 + b1) @ W2 + b2)


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(two_layer_model(inputs) - targets))
    gradients = tape.gradient(loss, parameters)
    optimizer.apply_gradients(zip(gradients, parameters))
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    epoch_means = []
    for e in range(epochs):
        values = [two_layer_training_step(x, t).numpy() for x, t in minibatches(inputs, targets, batch_size)]
        epoch_means.append(np.mean(values))
        print(f"{e + 1}/{epochs}  loss {epoch_means[-1]:.4f}")
    return epoch_means


two_layer_losses = train_two_layer(inputs, targets, 10)
