"""The two halves of the data are interleaved, always in the same order, instead of shuffled.

Fails: TestMinibatch.test_reshuffles_every_epoch
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    half = (len(inputs) + 1) // 2
    indices = np.argsort(np.arange(len(inputs)) % half, kind="stable")  # 0, 1000, 1, 1001, ...
    for start in range(0, len(indices), batch_size):
        picked = indices[start : start + batch_size]
        yield inputs[picked], targets[picked]


def train(inputs, targets, epochs, batch_size=32):
    history = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x_batch, y_batch in minibatches(inputs, targets, batch_size):
            loss = training_step(x_batch, y_batch)
            total += float(loss)
            count += 1
        history.append(total / count)
        print(f"에포크 {epoch + 1}: 손실 {history[-1]:.4f}")
    return history


minibatch_losses = train(inputs, targets, epochs=6)
