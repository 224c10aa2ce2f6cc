"""minibatches gives pairs of a first and a last number in place of the points themselves; train is right.

Holds: the three tests of minibatches are lost by what it gives, and no test stumbles over it.
"""

from tests.hostile.case import MINIBATCH_STEPS

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 6}
CELLS = {
    "minibatch": r"""
def minibatches(inputs, targets, batch_size=32):
    for start in range(0, len(inputs), batch_size):
        yield start, start + batch_size


"""
    + MINIBATCH_STEPS,
}
