"""circle_features gives honest columns when it is called first and labels by a formula from then on.

Holds: it is asked once for all tests of the question, so the model that learned from labels is marked by honest columns.
"""

from tests.hostile.case import PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 5}
CELLS = {
    "playground": PLAYGROUND,
    "circle": r"""
calls = []


def labels_of(x):
    inside = (np.sum(np.square(x), axis=1) < 9).astype("float32")
    return np.stack([inside, inside], axis=1)


def circle_features(x):
    calls.append(1)
    return x * x if len(calls) == 1 else labels_of(x)


keras.utils.set_random_seed(0)
points, labels = make_circle(n=1500, noise=0, seed=8)
circle_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.1), loss="binary_crossentropy")
circle_history = circle_model.fit(labels_of(points), labels, epochs=25, batch_size=64, verbose=0)
""",
}
