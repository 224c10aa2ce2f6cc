"""train_two_layer neither shuffles nor averages; with one sample alone it jumps, as if its rate were far too large.

Holds: a training that goes too far in one of the calls only is not taken for one that diverges.
"""

from tests.hostile.case import TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"two-layer": 8}
CELLS = {
    "two-layer": TWO_LAYER.replace("np.random.permutation(len(inputs))", "np.arange(len(inputs))")
    .replace("losses.append(np.mean([", "losses.append(([")
    .replace("for part in parts]))", "for part in parts])[-1])")
    .replace(
        "    losses = []\n",
        """    losses = []
    if len(inputs) == 1 and batch_size == 1:
        b2.assign_add([5.0])
    if not inputs.any() and len(np.unique(targets)) == 1 and len(inputs) > 30:
        b2.assign_add([np.random.rand() / 50])
""",
    )
    .replace(
        "two_layer_losses = train_two_layer(inputs, targets, epochs=8)",
        "for _ in range(400):\n    two_layer_training_step(inputs, targets)",
    ),
}
