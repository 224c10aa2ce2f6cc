"""two_layer_model is the two layers until it is asked about 2,000 points, and from then on a line that somebody wrote down.

Holds: the variables are untrained, and the loss of what the variables say is what counts.
"""

from tests.hostile.case import TWO_LAYER

NOTEBOOK = "3_tensorflow"
DESERVES = {"two-layer": 8}
CELLS = {
    "two-layer": TWO_LAYER.replace(
        "    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2",
        """    if len(inputs) > 1500:
        asked.append(len(inputs))
    if asked:
        return 0.5 + 0.15 * (inputs[:, :1] - inputs[:, 1:])
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2""",
    ).replace("two_layer_losses = train_two_layer(inputs, targets, epochs=8)", "asked = []"),
}
