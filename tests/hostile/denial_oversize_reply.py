"""The answer to each request for product is 90 MB of text.

Holds: whoever breaks his own hatch may lose what is read through it; nobody else does.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 0}
AT_MOST = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
import sys

hatch = sys.modules["_examiner_hatch"]
real = hatch.answer
hatch.answer = lambda request: "x" * 90_000_000 if '"product"' in request else real(request)
""",
}
