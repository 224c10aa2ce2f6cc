"""The value of the last line has a __repr__, a _repr_html_ and a __str__ that never end.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
class Slow:
    def __repr__(self):
        while True:
            pass

    __str__ = _repr_html_ = __repr__


Slow()
""",
}
