"""Histories belong to models whose names have millions of letters each, which a sentence would repeat.

Holds: a sentence is short, whatever it repeats.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
AT_MOST = {"xor": 10, "gauss": 10}
_LONG = """
other = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
other.compile(loss="mse")
NAME_history = other.fit(X, Y, epochs=1, verbose=0)
globals()["NAME" * 1_200_000] = other
del other
"""
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE + _LONG.replace("NAME", "circle"),
    "xor": CIRCLE.replace("circle", "xor") + _LONG.replace("NAME", "xor").replace("1_200_000", "2_400_000"),
    "gauss": CIRCLE.replace("circle", "gauss") + _LONG.replace("NAME", "gauss"),
}
