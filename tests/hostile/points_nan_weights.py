"""The weights of the circle model are NaN, which is neither above nor below any limit.

Holds: NaN is neither a probability nor accurate nor a low loss.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 4}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE
    + r"""
circle_model.set_weights([np.full((2, 1), np.nan, "float32"), np.full(1, np.nan, "float32")])
""",
}
