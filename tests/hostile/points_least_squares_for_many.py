"""two_layer_model answers as many points as the hidden draw has by least squares; its variables are untrained.

Holds: where the model is the two layers, the loss is that of the values in the variables.
"""

from tests.hostile.case import TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"two-layer": 8}
CELLS = {
    "two-layer": TWO_LAYER.replace("two_layer_losses = train_two_layer(inputs, targets, epochs=8)", "")
    + r"""
best = np.linalg.lstsq(np.hstack([inputs, np.ones_like(targets)]), targets, rcond=None)[0].astype("float32")
honest_model = two_layer_model


def two_layer_model(x):
    return np.hstack([x, np.ones((len(x), 1), "float32")]) @ best if len(x) > 500 else honest_model(x)
""",
}
