"""The answers are bytes, None, half of a JSON text, JSON nested deep, with other lengths and dtypes.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 6}
CELLS = {
    "tensors": TENSORS
    + r"""
import base64
import json
import sys

hatch = sys.modules["_examiner_hatch"]
real = hatch.answer


def wrap(value, nonce):
    return base64.b64encode(json.dumps({"nonce": nonce, "value": value}).encode()).decode()


def answer(request):
    asked = json.loads(request)
    nonce = asked["nonce"]
    odd = {
        "matrix_numpy": {"t": "array", "dtype": "<f8", "shape": [2**31, 2**31, 2**31], "data": ""},
        "cube_facts": {"t": "dict", "items": [[{"t": "dict", "items": []}, 1], [[1], 2]]},
        "as_float16": {"t": "tensor", "dtype": "<f2", "shape": [-1, 0], "data": "eA=="},
    }
    if asked["name"] == "dense":
        return base64.b64encode(b'{"nonce": "' + nonce.encode() + b'", "value": ' + b"[" * 500_000).decode()
    return wrap(odd[asked["name"]], nonce) if asked["name"] in odd else real(request)


hatch.answer = answer
""",
}
