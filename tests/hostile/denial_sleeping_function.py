"""minibatches never returns and uses no CPU time; train is right and does without it.

Holds: only the tests that call minibatches are lost.
"""

from tests.hostile.case import MINIBATCH_STEPS

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 6}
CELLS = {
    "minibatch": MINIBATCH_STEPS
    + r"""
import time


def minibatches(inputs, targets, batch_size=32):
    time.sleep(86400)
""",
}
