"""The whole shuffled set is one batch.

Fails: TestMinibatch.test_batch_sizes, TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    yield inputs[order], targets[order]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        for x, t in minibatches(inputs, targets, batch_size):
            loss = training_step(x, t)
        losses.append(float(loss))
    return losses


minibatch_losses = train(inputs, targets, epochs=60)
