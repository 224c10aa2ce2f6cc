"""Uses rng, loss, step, losses and num_samples_per_class for other things, and keeps an own best W and b."""

# %% minibatch
rng = np.random.default_rng()
step = 0
num_samples_per_class = None


def minibatches(inputs, targets, batch_size=32):
    """Yield shuffled batches; rng is global, so every call gives another order"""
    p = rng.permutation(len(targets))
    yield from ((inputs[q], targets[q]) for q in np.split(p, range(batch_size, len(p), batch_size)))


def train(inputs, targets, epochs, batch_size=32):
    global step
    record = []
    for _ in range(epochs):
        values = []
        for pair in minibatches(inputs, targets, batch_size):
            values.append(training_step(pair[0], pair[1]))
            step += 1
        record.append(tf.math.reduce_mean(values))
    return record


best = (np.inf, None, None)
minibatch_losses = []
for attempt in range(6):
    minibatch_losses.extend(train(inputs, targets, epochs=1))
    loss = float(square_loss(targets, model(inputs)))
    if loss < best[0]:
        best = (loss, W.numpy(), b.numpy())
W.assign(best[1])  # 가장 좋았던 때로
b.assign(best[2])
print(step, best[0])
