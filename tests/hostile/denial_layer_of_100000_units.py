"""The two layers have 100,000 units, right in everything else: each look at hidden data would take gigabytes.

Holds: so many units are refused before anything is computed with them.
"""

from tests.hostile.case import MINIBATCH_STEPS, TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 6}
CELLS = {
    "minibatch": MINIBATCH_STEPS,
    "two-layer": TWO_LAYER.replace("(2, 4)", "(2, 100_000)")
    .replace("zeros(4)", "zeros(100_000)")
    # so that training takes no minute
    .replace("(4, 1)", "(100_000, 1)")
    .replace("epochs=8", "epochs=0"),
}
