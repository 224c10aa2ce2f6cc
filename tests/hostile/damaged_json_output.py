"""The student shows a list with IPython.display.JSON, as JupyterLab folds it.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": """
from IPython.display import JSON, display

display(JSON(matrix.numpy().tolist()))
""",
}
