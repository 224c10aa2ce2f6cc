"""minibatches yields for ever; train is right and does without it.

Holds: only the tests that call minibatches are lost.
"""

from tests.hostile.case import MINIBATCH_STEPS

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 6}
CELLS = {
    "minibatch": MINIBATCH_STEPS
    + r"""
def minibatches(inputs, targets, batch_size=32):
    while True:
        yield inputs[:batch_size], targets[:batch_size]
""",
}
