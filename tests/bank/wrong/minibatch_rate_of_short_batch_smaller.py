"""The own step scales the rate by the length of the batch, so that the short one moves less.

Fails: TestMinibatch.test_one_step_per_batch
Points: minibatch 9
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    index = np.arange(len(inputs))
    np.random.default_rng().shuffle(index)
    for i in range(0, len(index), batch_size):
        yield inputs[index[i : i + batch_size]], targets[index[i : i + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    def step(x, t):
        with tf.GradientTape() as tape:
            loss = square_loss(t, model(x))
        dW, db = tape.gradient(loss, [W, b])
        share = len(x) / batch_size  # 짧은 미니배치는 조금만
        W.assign_sub(learning_rate * share * dW)
        b.assign_sub(learning_rate * share * db)
        return float(loss)

    return [np.mean([step(x, t) for x, t in minibatches(inputs, targets, batch_size)]) for _ in range(epochs)]


minibatch_losses = train(inputs, targets, epochs=6)
