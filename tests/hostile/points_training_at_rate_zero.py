"""Writes the weights of the circle model down and "trains" them for one epoch at a learning rate of 0.

Holds: a model that no step has moved has no record of training.
"""

from tests.hostile.case import CIRCLE_BY_HAND, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE_BY_HAND
    + r"""
points, labels = make_circle(n=100, noise=0, seed=1)
circle_model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.0), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(points), labels, epochs=1, verbose=0)
""",
}
