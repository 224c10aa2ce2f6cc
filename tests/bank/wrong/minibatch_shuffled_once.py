"""The data is shuffled once before the loop over the epochs, then always cut alike.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch
# 섞기는 train에서, 자르기는 minibatches에서 한다.
def minibatches(inputs, targets, batch_size=32):
    for i in range(0, len(inputs), batch_size):
        yield inputs[i : i + batch_size], targets[i : i + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    p = np.random.permutation(len(inputs))
    inputs, targets = inputs[p], targets[p]
    for epoch in range(epochs):
        loss_sum = 0
        for x, y in minibatches(inputs, targets, batch_size):
            loss_sum += training_step(x, y).numpy() * len(x)  # 짧은 미니배치는 가볍게
        losses.append(loss_sum / len(inputs))
    return losses


minibatch_losses = train(inputs, targets, 12)
print(minibatch_losses[0], "->", minibatch_losses[-1])
