"""Python's random shuffles a list of pairs, which is stacked again into batches; a compiled training_step."""

# %% minibatch
import random

compiled_step = tf.function(training_step)


def minibatches(inputs, targets, batch_size=32):
    pairs = list(zip(inputs, targets))
    random.shuffle(pairs)
    result = []
    for i in range(0, len(pairs), batch_size):
        part = pairs[i : i + batch_size]
        result.append((np.stack([p[0] for p in part]), np.stack([p[1] for p in part])))
    return result


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(1, epochs + 1):
        losses_in_epoch = [float(compiled_step(x, y)) for x, y in minibatches(inputs, targets, batch_size)]
        losses.append(sum(losses_in_epoch) / len(losses_in_epoch))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)
