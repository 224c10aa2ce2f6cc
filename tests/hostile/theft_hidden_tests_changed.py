"""Puts a conftest.py and an easier test beside the hidden tests.

Holds: nothing of the course, the home or other students can be written from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

for folder in ("@COURSE@/tests/keras_and_tf", "@COURSE@/tests", "@COURSE@", "../../../tests"):
    for name in ("conftest.py", "test_1_tensors.py", "hostile_was_here.py", "__init__.py"):
        try:
            os.makedirs(folder, exist_ok=True)
            open(f"{folder}/{name}", "w").write("import builtins\nbuiltins.all = lambda *_: True\n")
        except OSError as error:
            print(error)
""",
}
