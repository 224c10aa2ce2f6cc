"""SGD with Keras's ExponentialDecay over the steps."""


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
from keras.optimizers.schedules import ExponentialDecay

keras.utils.set_random_seed(5)
W1, b1 = tf.Variable(keras.random.normal((2, 4), stddev=0.3)), tf.Variable(tf.zeros(4))
W2, b2 = tf.Variable(keras.random.normal((4, 1), stddev=0.3)), tf.Variable(tf.zeros(1))
all_four = [W1, b1, W2, b2]
sgd = keras.optimizers.SGD(ExponentialDecay(initial_learning_rate=0.05, decay_steps=200, decay_rate=0.8))
mse = keras.losses.MeanSquaredError()


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = mse(targets, two_layer_model(inputs))
    sgd.apply(tape.gradient(loss, all_four), all_four)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for i in range(epochs):
        m = keras.metrics.Mean()
        for x, t in minibatches(inputs, targets, batch_size):
            m.update_state(two_layer_training_step(x, t))
        losses.append(m.result())
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
plt.plot(two_layer_losses)
