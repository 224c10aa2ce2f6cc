"""Small answers that ask the examiner for much memory: sparse and ragged shapes, text of brackets.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
import base64
import json
import sys

hatch = sys.modules["_examiner_hatch"]
real = hatch.answer


def answer(request):
    asked = json.loads(request)
    bomb = {
        "sparse": {"t": "sparse", "indices": [], "values": [], "shape": [2**40, 2**40]},
        "words": {"t": "ragged", "dtype": "float64", "rows": {"t": "list", "items": [{"t": "list", "items": []}] * 700_000}},
    }
    if asked["name"] not in bomb:
        return real(request)
    return base64.b64encode(json.dumps({"nonce": asked["nonce"], "value": bomb[asked["name"]]}).encode()).decode()


hatch.answer = answer
""",
}
