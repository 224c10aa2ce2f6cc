"""Every batch is drawn with np.random.choice, so samples are missed and doubled.

Fails: TestMinibatch.test_every_sample_once_in_pairs,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 7
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    indices = np.arange(len(inputs))
    np.random.shuffle(indices)
    for start in range(0, len(indices), batch_size):
        size = min(batch_size, len(indices) - start)
        picked = np.random.choice(len(indices), size, replace=False)
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


minibatch_losses = train(inputs, targets, epochs=10)
