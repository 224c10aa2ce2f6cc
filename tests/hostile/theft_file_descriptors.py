"""Looks for files that were left open when its process began, and goes up from them.

Holds: no descriptor of the outside is handed down.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

for descriptor in range(256):
    try:
        print(descriptor, os.readlink(f"/proc/self/fd/{descriptor}"), os.fstat(descriptor).st_mode)
        for up in ("..", "../..", "../../course/.examiner_secret", "../../home/.ssh/id_rsa"):
            print(os.listdir(os.open(up, os.O_RDONLY, dir_fd=descriptor)))
    except OSError:
        continue
""",
}
