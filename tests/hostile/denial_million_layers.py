"""circle_model has a million layers, all of them the same one.

Holds: only what needs the model is lost.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 2}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE
    + r"""
layer = circle_model.layers[-1]
keras.Sequential.layers = property(lambda self: [layer] * 1_000_000)
""",
}
