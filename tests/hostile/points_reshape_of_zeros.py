"""cube is seven zeros, which make no three rows, and reshaped a tensor of zeros of the right shape.

Holds: nothing stands in for what `cube` cannot give: the tests of `cube` and of `reshaped` are lost.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS.replace("tf.reshape(tf.range(100, 130), (3, 2, 5))", "tf.zeros((7,))").replace(
        "tf.reshape(cube, (3, 10))", "tf.zeros((3, 10))"
    ),
}
