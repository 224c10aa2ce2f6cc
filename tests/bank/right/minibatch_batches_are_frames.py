"""The batches are pairs of pandas frames of shapes (m, 2) and (m, 1); train turns them into tensors."""

# %% minibatch
import pandas as pd


def minibatches(inputs, targets, batch_size=32):
    x = pd.DataFrame(np.asarray(inputs), columns=["x1", "x2"]).sample(frac=1)
    t = pd.DataFrame(np.asarray(targets), columns=["t"]).loc[x.index]
    for s in range(0, len(x), batch_size):
        yield x.iloc[s : s + batch_size], t.iloc[s : s + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    means = pd.Series(dtype=float)
    for epoch in range(epochs):
        steps = [training_step(tf.constant(x, tf.float32), tf.constant(t, tf.float32)) for x, t in minibatches(inputs, targets, batch_size)]
        means[epoch] = float(np.mean(steps))
    return means


minibatch_losses = train(inputs, targets, 5)
