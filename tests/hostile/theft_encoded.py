"""Prints what it finds backwards, in hexadecimal digits and in base64, past any search for secrets.

Holds: nothing of the course, the home or other students is to be seen from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import base64
import glob
import os

paths = glob.glob("@COURSE@/**/*", recursive=True) + ["@COURSE@/.examiner_secret", "@HOME@/.ssh/id_rsa", "/proc/1/environ"]
for path in paths:
    try:
        content = open(path, "rb").read()
    except OSError:
        continue
    print(path[::-1], content[::-1], content.hex(), base64.b64encode(content).decode())
""",
}
