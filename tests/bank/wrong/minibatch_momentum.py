"""The own step is an SGD optimiser with momentum.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 7
"""

# %% minibatch
import keras

sgd = keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)


def my_step(x, t):
    with tf.GradientTape() as tape:
        loss = square_loss(t, model(x))
    sgd.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
    return loss


def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for first in range(0, len(order), batch_size):
        yield inputs[order[first : first + batch_size]], targets[order[first : first + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        losses.append(np.mean([my_step(x, t).numpy() for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, epochs=8)
