"""train_two_layer keeps one order for all epochs and does nothing with one sample alone, as if its rate were zero.

Holds: the order is told by the rate of the step itself, and one sample alone has to move the variables, too.
"""

from tests.hostile.case import TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"two-layer": 9}
CELLS = {
    "two-layer": TWO_LAYER.replace("        order = np.random.permutation(len(inputs))\n", "").replace(
        "    losses = []\n",
        """    losses = []
    if len(inputs) == 1 and batch_size == 1:
        return [0.0] * epochs
    order = np.random.permutation(len(inputs))
""",
    ),
}
