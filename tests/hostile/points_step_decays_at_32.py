"""two_layer_training_step shrinks W2 besides, but only with 32 points, which is every batch of a real training.

Holds: weight decay costs the step its two points, whatever the number of points that shows it.
"""

from tests.hostile.case import TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"two-layer": 8}
CELLS = {
    "two-layer": TWO_LAYER.replace(
        "        variable.assign_sub(0.02 * gradient)\n",
        "        variable.assign_sub(0.02 * gradient)\n    if len(inputs) == 32:\n        W2.assign(0.998 * W2)\n",
    ),
}
