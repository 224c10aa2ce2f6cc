"""cube_facts is a dict whose items() never end.

Holds: this value costs its own test; the other names are still read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Endless(dict):
    def items(self):
        while True:
            yield ("rank", 3)

    def __len__(self):
        while True:
            pass


cube_facts = Endless(cube_facts)
""",
}
