"""The answers are bytes, None, half of a JSON text, JSON nested deep, with other lengths and dtypes, infinite and too large.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import FORGED, TENSORS

DESERVES = {"tensors": 5}
CELLS = {
    "tensors": TENSORS
    + r"""
def forge(step):
    odd = {
        "matrix_numpy": {"t": "array", "dtype": "<f8", "shape": [2**31, 2**31, 2**31], "data": ""},
        "cube_facts": {"t": "dict", "items": [[{"t": "dict", "items": []}, 1], [[1], 2]]},
        "table": {"t": "strings", "shape": [float("inf")], "items": {"t": "list", "items": []}},
        "as_float16": {"t": "tensor", "dtype": "<f2", "shape": [-1, 0], "data": "eA=="},
    }
    if step["name"] == "dense":
        raise Raw(b'{"nonce": "' + nonce.encode() + b'", "replies": ' + b"[" * 500_000)
    return {"value": odd[step["name"]]} if step["name"] in odd else None
"""
    + FORGED,
}
