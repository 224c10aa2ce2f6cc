"""The losses are texts such as 'loss=0.0312'.

Fails: TestMinibatch.test_returned_losses
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    indices = np.arange(len(inputs))
    np.random.shuffle(indices)
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
        history.append(f"loss={total / count:.4f}")
        print(f"에포크 {epoch + 1}: 손실 {history[-1]}")
    return history


minibatch_losses = train(inputs, targets, epochs=10)
