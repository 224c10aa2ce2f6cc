"""train trains nothing and returns the loss that somebody worked out from the hidden test.

Holds: a constant that fits every submission earns nothing.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 0}
CELLS = {
    "minibatch": r"""
def minibatches(inputs, targets, batch_size=32):
    raise NotImplementedError


def train(inputs, targets, epochs, batch_size=32):
    return [9 / 147] * epochs
""",
}
