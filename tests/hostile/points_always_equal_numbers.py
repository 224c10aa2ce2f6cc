"""train returns numbers of its own class that equal, exceed and undercut every limit.

Holds: a number arrives as a number: its value decides.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 0}
CELLS = {
    "minibatch": r"""
class Any(float):
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = float.__hash__
    __float__ = lambda self: float("nan")
    __repr__ = lambda self: "nan"


def minibatches(inputs, targets, batch_size=32):
    return [(Any(1), Any(1))] * 3


def train(inputs, targets, epochs, batch_size=32):
    return [Any(0.06)] * epochs
""",
}
