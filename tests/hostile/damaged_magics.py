"""Magics and shell lines: %%time, %matplotlib, !ls, %pip, ?help.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "before tensors": r"""
%matplotlib inline
!ls
%pip install seaborn
tf.constant?
""",
    "tensors": "%%time\n" + TENSORS,
}
