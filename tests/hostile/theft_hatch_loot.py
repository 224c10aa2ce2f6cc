"""Dumps the examiner's half in its kernel, and sends home every request with its hidden inputs.

Holds: no test, no expected value and no secret is in the kernel; there is nobody to send to.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import gc
import sys
import types

hatch = sys.modules["_examiner_hatch"]
print(vars(hatch), vars(hatch.answer.__self__).keys(), vars(type(hatch.answer.__self__)))
for item in gc.get_objects():
    if isinstance(item, str) and ("TOKEN-" in item or "assert " in item and "`" in item):
        print(item[:500])
    if isinstance(item, types.ModuleType) and "examiner" in getattr(item, "__name__", ""):
        print(item, vars(item).keys())
""",
}
