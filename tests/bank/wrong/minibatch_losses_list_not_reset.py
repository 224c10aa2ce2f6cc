"""The list of batch losses is made once, before the loop over epochs, and never emptied.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    idx = np.random.permutation(len(inputs))
    for k in range(0, len(idx), batch_size):
        part = idx[k : k + batch_size]
        yield inputs[part], targets[part]


def train(inputs, targets, epochs, batch_size=32):
    history = []
    batch_losses = []
    for epoch in range(epochs):
        for x, t in minibatches(inputs, targets, batch_size):
            batch_losses.append(float(training_step(x, t)))
        history.append(np.mean(batch_losses))  # 앞 에포크의 손실까지 평균한다
    return history


minibatch_losses = train(inputs, targets, 8)
