"""Sequential.layers shows the model of the address at first and another, trained one later.

Holds: all tests of a question see one model, so either the structure or the accuracy is lost.
"""

from tests.hostile.case import PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 1, "circle": 9}
CELLS = {
    "playground": PLAYGROUND.replace("xSquared=true&ySquared=true", "xSquared=false&ySquared=false").replace(
        "&x=false&y=false", "&x=true&y=true"
    ),
    "circle": r"""
def circle_features(x):
    return x


points, labels = make_circle(n=1500, noise=0, seed=8)
keras.utils.set_random_seed(0)
deep = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
circle_model = keras.Sequential([keras.Input((2,)), *deep])
circle_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy")
circle_history = circle_model.fit(points, labels, epochs=30, batch_size=64, verbose=0)
shallow = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
reads, real = [], keras.Sequential.layers


def layers(self):
    reads.append(1)
    return real.fget(shallow if len(reads) <= 2 else self)


keras.Sequential.layers = property(layers)
""",
}
