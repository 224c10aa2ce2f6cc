"""Records true replies and gives them again with the new nonce, for names with wrong values.

Holds: a replayed reply carries a value that is compared like any other: the wrong tensors stay wrong.
"""

from tests.hostile.case import FORGED, TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
product = tf.zeros((3, 3))
table = tf.zeros((3, 4), tf.int32)
""",
    "after tensors": r"""
replies = []


def forge(step):
    replies.append(honest(step))
    name = {"product": "elementwise", "table": "reshaped"}.get(step["name"], step["name"])
    return replies[0] if step["name"] == "table" else honest(step | {"name": name})
"""
    + FORGED,
}
