"""The answer for circle_model lies at the edges: true for one unit, hidden layers called InputLayer, half and whole numbers.

Holds: a model is what its layers' settings and weights say, or none at all; nothing is built that the address lacks.
"""

from tests.hostile.case import CIRCLE, FORGED, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 5}  # all but accuracy and loss, which no such model has
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE
    + r"""
import base64 as b64

turn = 0


def packed(array):
    array = np.asarray(array)
    data = b64.b64encode(array.tobytes()).decode()
    return {"t": "array", "dtype": array.dtype.str, "shape": list(array.shape), "data": data}


def layer(*weights, **more):
    first = {"class": "Dense", "units": 1, "activation": "sigmoid", "bias": True}
    return first | {"weights": [packed(one) for one in weights]} | more


def forge(step):
    global turn
    if step["name"] != "circle_model":
        return None
    turn += 1
    hidden = layer(np.ones((2, 8), "f4"), np.zeros(8, "f4"), units=8, activation="tanh")
    models = [
        [hidden | {"class": "InputLayer"}, layer(np.ones((8, 1), "f4"), np.zeros(1, "f4"))],
        [layer(np.full((2, 1), 7, "i8"), np.full(1, -9, "i8"), units=True, bias=1, activation="softmax")],
        [layer(np.full((2, 1), -np.inf, "f2"), np.full(1, np.inf, "f2"))],
        [layer(np.zeros((2, 1, 1), "f4"), np.zeros(1, "f4"))],
        [layer(np.zeros((2, 0), "f4"), np.zeros(0, "f4"), units=0), layer(np.zeros((0, 1), "f4"), np.zeros(1, "f4"))],
        [layer(np.ones((2, 1), "?"), np.ones(1, "?"), activation=["sigmoid"])],
        [layer(np.ones((2, 1), "f8"), np.ones(1, "f8"), activation="sigmoid\u0000")],
    ]
    return {"value": {"t": "model", "class": "Sequential", "layers": models[turn % len(models)]}}
"""
    + FORGED,
}
