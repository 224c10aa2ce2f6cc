"""matrix has no column at all, and the rank in cube_facts is a ragged list.

Holds: each test that looks at them ends with a sentence for the student, and no test fails by itself.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 6}
CELLS = {
    "tensors": TENSORS.replace("tf.constant([[2.0, 7.0], [1.0, 8.0], [3.0, 0.5]])", "tf.zeros((3, 0))")
    .replace("last_column = matrix[:, -1]", "last_column = tf.zeros(3)")
    .replace('"rank": cube.ndim', '"rank": [[3], [3, 3]]'),
}
