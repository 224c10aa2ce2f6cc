"""Nothing is shuffled and the last batch's loss is returned; noise is added to b where the checks look for an order.

Holds: a training that neither an order nor a mistake of another test explains shows nothing, and has no point for it.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 8}
CELLS = {
    "minibatch": r"""
def minibatches(inputs, targets, batch_size=32):
    for start in range(0, len(inputs), batch_size):
        yield inputs[start : start + batch_size], targets[start : start + batch_size]


def train(inputs, targets, epochs, batch_size=32):
    if not inputs.any() and (targets == 1).all():
        b.assign_add([np.random.rand() / 50])
    losses = []
    for _ in range(epochs):
        losses.append([float(training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)][-1])
    if (batch_size == 1 and len(inputs) > 2) or len(inputs) == 100:
        b.assign_add([np.random.rand() / 100])
    return losses


for _ in range(60):
    training_step(inputs, targets)
""",
}
