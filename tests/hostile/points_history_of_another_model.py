"""Trains a throw-away model for a good History and shows it beside weights written down.

Holds: a History of another model is no record of training.
"""

from tests.hostile.case import CIRCLE_BY_HAND, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE_BY_HAND
    + r"""
other = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
other.compile(loss="binary_crossentropy")
points, labels = make_circle(n=300, noise=0, seed=1)
circle_history = other.fit(circle_features(points), labels, epochs=3, verbose=0)
circle_history.history["loss"] = [0.5, 0.1, 0.001]
""",
}
