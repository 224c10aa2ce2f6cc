"""circle_features gives honest columns for small inputs and labels for large ones.

Holds: the test of the features sees those that the model gets, and fails; like any other wrong feature it costs its one
point, and the model is marked by what it does with them.
"""

from tests.hostile.case import PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
CELLS = {
    "playground": PLAYGROUND,
    "circle": r"""
def circle_features(x):
    if len(x) < 500:
        return x * x
    inside = (np.sum(np.square(x), axis=1) < 9).astype("float32")
    return np.stack([inside, inside], axis=1)


circle_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(loss="binary_crossentropy")
points, labels = make_circle(n=600, noise=0, seed=1)
circle_history = circle_model.fit(circle_features(points), labels, epochs=1, verbose=0)
circle_model.set_weights([np.array([[9.0], [9.0]], "float32"), np.array([-9.0], "float32")])
""",
}
