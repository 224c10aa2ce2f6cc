"""row is a generator without end, table a list that holds itself.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
def forever():
    while True:
        yield [1, 2, 3, 4]


row = forever()
table = []
table.append(table)
""",
}
