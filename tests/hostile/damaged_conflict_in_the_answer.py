"""Git left marks of a conflict in the answer.

Holds: all ten points, or a person is asked.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
OR_PERSON = True
CELLS = {"tensors": f"<<<<<<< HEAD\n{TENSORS}\n=======\nraise NotImplementedError\n>>>>>>> 1a2b3c4"}
