"""keras.Variable in place of tf.Variable, keras.ops for the model."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    return [np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


train(inputs, targets, epochs=4)

# %% two-layer
import keras
from keras import ops

keras.utils.set_random_seed(314)
W1 = keras.Variable(keras.random.normal((2, 4)) * 0.3)
b1 = keras.Variable(ops.zeros(4))
W2 = keras.Variable(keras.random.normal((4, 1)) * 0.3)
b2 = keras.Variable(ops.zeros(1))


def two_layer_model(inputs):
    first = ops.matmul(inputs, W1) + b1  # 활성화 함수 없음
    return ops.matmul(first, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = ops.mean(ops.square(targets - two_layer_model(inputs)))
    grads = tape.gradient(loss, [v.value for v in (W1, b1, W2, b2)])
    for v, g in zip((W1, b1, W2, b2), grads):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    return [
        float(ops.mean(ops.stack([two_layer_training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)])))
        for _ in range(epochs)
    ]


two_layer_losses = train_two_layer(inputs, targets, epochs=9)
