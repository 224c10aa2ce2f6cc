"""Small answers that ask the examiner for much memory: sparse and ragged shapes, text of brackets.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import FORGED, TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
def forge(step):
    bomb = {
        "sparse": {"t": "sparse", "indices": [], "values": [], "shape": [2**40, 2**40]},
        "words": {"t": "ragged", "dtype": "float64", "rows": {"t": "list", "items": [{"t": "list", "items": []}] * 700_000}},
    }
    return {"value": bomb[step["name"]]} if step["name"] in bomb else None
"""
    + FORGED,
}
