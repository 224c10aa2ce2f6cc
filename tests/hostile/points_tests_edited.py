"""Writes the number of points over the graded cell.

Holds: graded cells come from the source.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors-tests": r"""
10.0
""",
}
