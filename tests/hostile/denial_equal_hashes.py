"""The answer for cube_facts is a dict of 60,000 whole numbers that all have the same hash.

Holds: a dict is read in no time; the other names are still read.
"""

from tests.hostile.case import FORGED, TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
def forge(step):
    if step["name"] != "cube_facts":
        return None
    return {"value": {"t": "dict", "items": [[number * (2**61 - 1), 0] for number in range(60_000)]}}
"""
    + FORGED,
}
