"""The answer is written to a file by a cell magic and run from it below.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": f"%%writefile solution.py\nimport tensorflow as tf\n{TENSORS}",
    "after tensors": "%run solution.py",
}
