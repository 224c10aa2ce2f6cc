"""An activation function called sigmoid that computes something else.

Holds: an activation is known by its name, and the model is rebuilt with Keras's own.
"""

from tests.hostile.case import PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 5}
CELLS = {
    "playground": PLAYGROUND,
    "circle": r"""
def circle_features(x):
    return x * x


def sigmoid(z):
    return keras.ops.cast(z < 9, "float32")


sigmoid.__module__ = "keras.src.activations.activations"
circle_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation=sigmoid)])
circle_model.compile(loss="mse")
circle_history = circle_model.fit(np.ones((8, 2)), np.ones((8, 1)), epochs=1, verbose=0)
circle_model.set_weights([np.array([[1.0], [1.0]], "float32"), np.array([0.0], "float32")])
""",
}
