"""The tested functions raise SystemExit, KeyboardInterrupt, GeneratorExit, AssertionError and bdb.BdbQuit.

Holds: an exception, whichever, passes no test.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 0}
CELLS = {
    "minibatch": r"""
import bdb
import itertools

kinds = (SystemExit, KeyboardInterrupt, GeneratorExit, AssertionError, bdb.BdbQuit, StopIteration)
errors = itertools.cycle(kind() for kind in kinds)


def minibatches(inputs, targets, batch_size=32):
    raise next(errors)


def train(inputs, targets, epochs, batch_size=32):
    raise next(errors)
""",
}
