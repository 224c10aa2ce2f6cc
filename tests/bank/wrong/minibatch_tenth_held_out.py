"""train keeps a random tenth of the points back for validation.

Fails: TestMinibatch.test_one_step_per_batch, TestMinibatch.test_training_uses_every_sample_once_with_its_target
Points: minibatch 8
"""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    order = np.random.permutation(len(inputs))
    for s in range(0, len(order), batch_size):
        yield inputs[order[s : s + batch_size]], targets[order[s : s + batch_size]]


def train(inputs, targets, epochs, batch_size=32):
    order = np.random.permutation(len(inputs))
    cut = int(0.9 * len(inputs))
    train_x, train_t = inputs[order[:cut]], targets[order[:cut]]
    val_x, val_t = inputs[order[cut:]], targets[order[cut:]]
    losses = []
    for epoch in range(epochs):
        losses.append(float(np.mean([training_step(x, t) for x, t in minibatches(train_x, train_t, batch_size)])))
        print(epoch, losses[-1], "val", float(square_loss(val_t, model(val_x))))
    return losses


minibatch_losses = train(inputs, targets, 5)
