"""The solution cell stops at an exception in its middle; what came before is right.

Holds: the tests of what was made before the exception: seven points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 7}
CELLS = {
    "tensors": TENSORS.replace("row = tf.constant", "raise ValueError\nrow = tf.constant"),
}
