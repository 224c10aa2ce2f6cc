"""The cell of problem 2 rewrites the address of problem 1, which has been marked by then, to fit another model.

Holds: the address that problem 1 was marked with is the one that the model is compared with; layers and features lose.
"""

from tests.hostile.case import PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 8}
CELLS = {
    "playground": PLAYGROUND,
    "circle": r"""
playground["circle"]["url"] = (
    playground["circle"]["url"].replace("networkShape=", "networkShape=4").replace("&x=false&y=false", "&x=true&y=true")
)


def circle_features(x):
    return np.concatenate([x, x * x], axis=1)


keras.utils.set_random_seed(0)
points, labels = make_circle(n=1500, noise=0, seed=8)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(points), labels, epochs=30, batch_size=64, verbose=0)
""",
}
