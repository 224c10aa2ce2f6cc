"""The second problem's code ends the kernel; the first one is right.

Holds: the first problem has what it deserves.
"""

from tests.hostile.case import MINIBATCH_STEPS

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 6}
CELLS = {
    "minibatch": MINIBATCH_STEPS,
    "two-layer": r"""
import os


def two_layer_model(inputs):
    os.abort()


two_layer_model(inputs)
""",
}
