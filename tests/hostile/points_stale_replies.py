"""Records true replies and gives them again with the new nonce, for names with wrong values.

Holds: a replayed reply carries a value that is compared like any other: the wrong tensors stay wrong.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
product = tf.zeros((3, 3))
table = tf.zeros((3, 4), tf.int32)
""",
    "after tensors": r"""
import base64
import json
import sys

hatch = sys.modules["_examiner_hatch"]
real, replies = hatch.answer, []


def again(request):
    asked = json.loads(request)
    fresh = json.loads(base64.b64decode(real(request)))
    replies.append(fresh)
    name = {"product": "elementwise", "table": "reshaped"}.get(asked["name"], asked["name"])
    other = json.dumps(asked | {"name": name})
    old = replies[0] if asked["name"] == "table" else json.loads(base64.b64decode(real(other)))
    return base64.b64encode(json.dumps(old | {"nonce": asked["nonce"]}).encode()).decode()


hatch.answer = again
""",
}
