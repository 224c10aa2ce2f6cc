"""The second problem's training never ends; the first one is right.

Holds: the first problem has what it deserves.
"""

from tests.hostile.case import MINIBATCH_STEPS

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 6}
CELLS = {
    "minibatch": MINIBATCH_STEPS,
    "two-layer": r"""
def train_two_layer(inputs, targets, epochs, batch_size=32):
    while epochs:
        pass


train_two_layer(inputs, targets, 8)
""",
}
