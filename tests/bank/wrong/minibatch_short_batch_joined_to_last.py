"""The rest is joined to the last whole batch, which gets longer than 32.

Fails: TestMinibatch.test_batch_sizes
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = list(np.random.permutation(len(inputs)))
    groups = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
    if len(groups) > 1 and len(groups[-1]) < batch_size:
        rest = groups.pop()
        groups[-1] = groups[-1] + rest  # 너무 짧은 배치는 앞의 것에 붙인다
    for group in groups:
        yield inputs[group], targets[group]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=8)
