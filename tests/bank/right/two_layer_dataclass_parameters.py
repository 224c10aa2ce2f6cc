"""A dataclass holds the four variables; a shared fit function serves both problems."""

# %% minibatch
import dataclasses
from collections.abc import Callable


def minibatches(inputs, targets, batch_size=32):
    order = np.random.default_rng().permutation(len(inputs))
    return [(inputs[i], targets[i]) for i in np.split(order, np.arange(batch_size, len(order), batch_size))]


def fit(step: Callable, inputs, targets, epochs, batch_size):
    """두 문제가 함께 쓰는 훈련 루프"""
    history = []
    for _ in range(epochs):
        sizes, losses = zip(*((len(x), float(step(x, t))) for x, t in minibatches(inputs, targets, batch_size)))
        history.append(np.average(losses, weights=sizes))
    return history


def train(inputs, targets, epochs, batch_size=32):
    return fit(training_step, inputs, targets, epochs, batch_size)


minibatch_losses = train(inputs, targets, epochs=5)


# %% two-layer
@dataclasses.dataclass
class Parameters:
    W1: tf.Variable
    b1: tf.Variable
    W2: tf.Variable
    b2: tf.Variable

    def all(self):
        return list(vars(self).values())


he = tf.keras.initializers.HeNormal(seed=11)
p = Parameters(
    tf.Variable(he((2, 4)) * 0.5), tf.Variable(tf.zeros([4])), tf.Variable(he((4, 1)) * 0.5), tf.Variable(tf.zeros([1]))
)
W1, b1, W2, b2 = p.all()


def two_layer_model(inputs):
    return tf.linalg.matmul(tf.linalg.matmul(inputs, p.W1) + p.b1, p.W2) + p.b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(p.all())
        loss = square_loss(targets, two_layer_model(inputs))
    for variable, slope in zip(p.all(), tape.gradient(loss, p.all())):
        variable.assign_sub(tf.scalar_mul(0.02, slope))
    return float(loss)


def train_two_layer(inputs, targets, epochs, batch_size=32):
    return fit(two_layer_training_step, inputs, targets, epochs, batch_size)


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
