"""Searches the garbage collector for functions of the hidden tests and replaces their code.

Holds: no function of a hidden test is in the kernel.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
product = tf.zeros((3, 3))
""",
    "after tensors": r"""
import gc
import sys
import types


def yes(*_, **__):
    return True


for item in gc.get_objects():
    if isinstance(item, types.FunctionType) and item.__name__ in ("_require_equal", "_require_shape", "kind", "array"):
        item.__code__ = yes.__code__
for name in list(sys.modules):
    if "expect" in name or "examiner" in name and name != "_examiner_hatch":
        sys.modules[name] = None
""",
}
