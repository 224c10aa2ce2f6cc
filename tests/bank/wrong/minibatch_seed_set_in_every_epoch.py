"""np.random.seed(0) in the loop makes every epoch's order the same.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        np.random.seed(0)  # 결과를 재현하려고
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
    return losses


minibatch_losses = train(inputs, targets, epochs=9)
