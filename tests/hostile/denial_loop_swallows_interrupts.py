"""An endless loop swallows every exception, interrupts too.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
""",
}
