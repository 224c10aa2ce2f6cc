"""Replaces NumPy's comparisons by functions that say yes, beside two wrong tensors.

Holds: NumPy is compared with in the examiner's process, so the two tests of the wrong tensors fail.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
product = tf.zeros((3, 3))
table = tf.ones((3, 4), tf.int32)
for name in ("allclose", "array_equal", "array_equiv", "isclose", "all", "any"):
    setattr(np, name, lambda *_, **__: True)
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *_, **__: None
""",
}
