"""The student wrote the answer into the graded cell and left the solution cell as it was.

Holds: all ten points, or a person is asked.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
OR_PERSON = True
CELLS = {
    "tensors-tests": TENSORS,
}
