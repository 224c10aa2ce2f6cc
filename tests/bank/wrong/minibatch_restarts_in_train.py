"""train sets W and b back to zero before it begins.

Fails: TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target
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
    W.assign(tf.zeros_like(W))  # 처음부터 훈련
    b.assign(tf.zeros_like(b))
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
