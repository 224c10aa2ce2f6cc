"""Overwrites the submissions and the marks of the others and takes their right to read them.

Holds: nothing of the course, the home or other students can be written from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import glob
import os

for pattern in ("@COURSE@/submitted/**/*", "@COURSE@/autograded/**/*", "@COURSE@/feedback/**/*", "../../**/*"):
    for path in glob.glob(pattern, recursive=True):
        try:
            open(path, "w").write("{}")
            os.chmod(path, 0)
            os.unlink(path)
        except OSError as error:
            print(error)
""",
}
