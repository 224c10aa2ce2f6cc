"""Copies of inputs and targets are shuffled in place by two generators with the same new seed."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    # 같은 시드로 두 번 섞으면 짝이 유지된다. 시드는 매번 새로 뽑는다.
    seed = np.random.randint(1_000_000)
    x, t = np.array(inputs), np.array(targets)
    np.random.RandomState(seed).shuffle(x)
    np.random.RandomState(seed).shuffle(t)
    starts = range(0, len(x), batch_size)
    return tuple((x[s : s + batch_size], t[s : s + batch_size]) for s in starts)


def train(inputs, targets, epochs, batch_size=32):
    log = []
    for epoch in range(epochs):
        epoch_log = []
        for x, t in minibatches(inputs, targets, batch_size):
            epoch_log.append(training_step(x, t))
        log.append(tf.reduce_mean(tf.stack(epoch_log)))
    return tf.stack(log)


minibatch_losses = train(inputs, targets, epochs=7)
print("마지막 손실:", minibatch_losses[-1].numpy())
