"""The answer is written to a file by a cell magic and never read from it.

Holds: all ten points, or a person is asked.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
OR_PERSON = True
CELLS = {"tensors": f"%%writefile solution.py\nimport tensorflow as tf\n{TENSORS}"}
