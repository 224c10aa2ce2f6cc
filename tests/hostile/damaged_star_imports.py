"""from numpy import * and from tensorflow import * shadow half of Python.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "before tensors": r"""
from math import *
from numpy import *
""",
    "tensors": TENSORS,
}
