"""exit() stands at the end of the solution, quit() in a cell of its own.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS
    + r"""
exit()
""",
    "after tensors": r"""
quit()
""",
}
