"""The answer for circle_model claims a Dense layer of a thousand million units.

Holds: only what needs the model is lost, and no memory is taken for it.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 2}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE
    + r"""
import base64
import json
import sys

hatch = sys.modules["_examiner_hatch"]
real = hatch.answer


def answer(request):
    asked = json.loads(request)
    if asked["name"] != "circle_model":
        return real(request)
    empty = {"dtype": "<f4", "shape": [0, 2**31], "data": "", "t": "array"}
    layer = {"class": "Dense", "units": 10**9, "activation": "tanh", "bias": True, "weights": [empty, empty]}
    value = {"t": "model", "class": "Sequential", "layers": [layer] * 3}
    return base64.b64encode(json.dumps({"nonce": asked["nonce"], "value": value}).encode()).decode()


hatch.answer = answer
""",
}
