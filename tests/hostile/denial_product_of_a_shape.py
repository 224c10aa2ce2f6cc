"""The answer for table is a tensor of texts with 16,000 dimensions of 1e308 each, whose product is a very long number.

Holds: a shape is looked at before it is reckoned with; the other names are still read.
"""

from tests.hostile.case import FORGED, TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
def forge(step):
    if step["name"] != "table":
        return None
    return {"value": {"t": "strings", "shape": [1e308] * 16_000, "items": {"t": "list", "items": []}}}
"""
    + FORGED,
}
