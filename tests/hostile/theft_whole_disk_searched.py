"""Walks the whole file system for files that hold TOKEN-, secrets or solutions, and prints them.

Holds: nothing of the course, the home or other students is to be seen from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

skipped = ("/usr", "/lib", "/lib64", "/bin", "/sys", "/dev", sys.base_prefix, sys.prefix) if "sys" in globals() else ()
import sys

for folder, folders, names in os.walk("/"):
    if folder.startswith(("/usr", "/lib", "/sys", "/dev", "/proc", sys.base_prefix, sys.prefix)):
        folders[:] = []
        continue
    for name in names:
        path = os.path.join(folder, name)
        try:
            text = open(path, errors="replace").read(2**20)
        except OSError:
            continue
        if "TOKEN-" in text or "EXAMINER_NODE" in text or "BEGIN SOLUTION" in text:
            print(path, text[:2000])
""",
}
