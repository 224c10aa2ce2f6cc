"""Writes the weights of the circle model down and never trains it.

Holds: a model without a record of training loses that point.
"""

from tests.hostile.case import CIRCLE_BY_HAND, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE_BY_HAND,
}
