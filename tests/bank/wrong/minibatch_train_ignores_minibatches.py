"""minibatches is right, but train runs full-batch steps as in the given code.

Fails: TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch
Points: minibatch 8
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
        loss = training_step(inputs, targets)
        history.append(float(loss))
        print(f"에포크 {epoch + 1}: 손실 {history[-1]:.4f}")
    return history


minibatch_losses = train(inputs, targets, epochs=50)
