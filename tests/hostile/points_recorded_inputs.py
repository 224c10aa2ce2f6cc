"""minibatches remembers the first data that it ever got and gives it again at every later call.

Holds: every test brings fresh data; only the first one is answered with its own.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 2}
CELLS = {
    "minibatch": r"""
remembered = []


def minibatches(inputs, targets, batch_size=32):
    if not remembered:
        remembered.append((inputs.copy(), targets.copy()))
    return remembered


def train(inputs, targets, epochs, batch_size=32):
    return [float(np.mean(np.square(remembered[0][1] - 0.5)))] * epochs
""",
}
