"""return stands where yield should, so an epoch is one batch.

Fails: TestMinibatch.test_every_sample_once_in_pairs, TestMinibatch.test_batch_sizes,
    TestMinibatch.test_uses_arguments, TestMinibatch.test_one_step_per_batch,
    TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 4
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    indices = np.arange(len(inputs))
    np.random.shuffle(indices)
    for start in range(0, len(indices), batch_size):
        picked = indices[start : start + batch_size]
        return [(inputs[picked], targets[picked])]


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


minibatch_losses = train(inputs, targets, epochs=300)
