"""minibatches and train end the process with status 0 when they are called by a test.

Holds: a kernel that ends passes no test.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 0}
CELLS = {
    "minibatch": r"""
import os


def minibatches(inputs, targets, batch_size=32):
    os._exit(0)


def train(inputs, targets, epochs, batch_size=32):
    os._exit(0)
""",
}
