"""train stops as soon as the loss of an epoch is below one half, so there are fewer numbers than epochs.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for i in range(0, len(order), batch_size):
        yield inputs[order[i : i + batch_size]], targets[order[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for epoch in range(epochs):
        losses.append(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
        if losses[-1] < 0.5:
            print("충분히 낮아져서 멈춥니다:", epoch + 1)
            break
    return losses


minibatch_losses = train(inputs, targets, epochs=100)
