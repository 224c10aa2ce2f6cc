"""Writes a module that loops at import into the working folder, and modules that shadow Python's own.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import sys

for name in ("numpy", "json", "base64", "threading", "hostile_module"):
    open(f"{name}.py", "w").write("while True:\n    pass\n")
sys.path.insert(0, "")
import hostile_module
""",
}
