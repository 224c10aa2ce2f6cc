"""TeX that becomes a link in an exception's text and in names, which the verdict's sentence repeats.

Holds: no command of MathJax that does more than set a formula is in the page.
"""

from tests.hostile.case import TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"two-layer": 10}
CELLS = {
    "minibatch": r"""
def minibatches(inputs, targets, batch_size=32):
    raise ValueError("$\\" + r"href{javascript:hostile_script()}{click}$ ")


def train(inputs, targets, epochs, batch_size=32):
    return 1


class Odd:
    pass


Odd.__name__ = "$\\" + r"href{javascript:hostile_script()}{name}$"
W = Odd()
""",
    "two-layer": TWO_LAYER,
}
