"""Replaces keras.layers.Dense by a class that computes the label and looks like Dense.

Holds: the model is rebuilt from settings and weights, so what its own call() computes is not seen.
"""

from tests.hostile.case import PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 5}
CELLS = {
    "playground": PLAYGROUND,
    "circle": r"""
class Dense(keras.layers.Dense):
    def call(self, inputs, training=None):
        return keras.ops.cast(keras.ops.sum(inputs, axis=1, keepdims=True) < 9, "float32") + 0 * super().call(inputs)


def circle_features(x):
    return x * x


keras.layers.Dense = Dense
keras.utils.set_random_seed(3)
circle_model = keras.Sequential([keras.Input((2,)), Dense(1, activation="sigmoid")])
circle_model.compile(loss="binary_crossentropy")
circle_history = circle_model.fit(np.ones((8, 2)), np.ones((8, 1)), epochs=1, verbose=0)
circle_model.set_weights([np.array([[1.0], [1.0]], "float32"), np.array([-1.0], "float32")])
""",
}
