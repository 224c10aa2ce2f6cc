"""Cuts the mini-batches in the order of the data, without shuffling.

Both problems train with these batches, so each loses its point for shuffling. In problem 1 a batch of one class makes
the given step of 0.1 too long: the loss grows from batch to batch and its two points are lost too. The shorter step of
problem 2 bears it.

Expected: 1_tensors 10, 2_keras 57, 3_tensorflow 16
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    # 앞에서부터 batch_size개씩 잘라서 돌려준다
    batches = []
    for i in range(0, len(inputs), batch_size):
        batches.append((inputs[i : i + batch_size], targets[i : i + batch_size]))
    return batches


def train(inputs, targets, epochs, batch_size=32):
    history = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x_batch, y_batch in minibatches(inputs, targets, batch_size):
            total += float(training_step(x_batch, y_batch))
            count += 1
        history.append(total / count)
        print(f"에포크 {epoch + 1}: 평균 손실 {history[-1]:.4f}")
    return history


minibatch_losses = train(inputs, targets, 5)
