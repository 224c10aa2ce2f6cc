"""The answer for circle_model claims a Dense layer of a thousand million units.

Holds: only what needs the model is lost, and no memory is taken for it.
"""

from tests.hostile.case import CIRCLE, FORGED, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 2}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE
    + r"""
def forge(step):
    if step["name"] != "circle_model":
        return None
    empty = {"dtype": "<f4", "shape": [0, 2**31], "data": "", "t": "array"}
    layer = {"class": "Dense", "units": 10**9, "activation": "tanh", "bias": True, "weights": [empty, empty]}
    return {"value": {"t": "model", "class": "Sequential", "layers": [layer] * 3}}
"""
    + FORGED,
}
