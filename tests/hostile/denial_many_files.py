"""Makes 200,000 files and a folder 2,000 levels deep.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

for number in range(200_000):
    try:
        open(f"file{number}", "w").close()
    except OSError:
        break
for _ in range(2000):
    try:
        os.mkdir("d")
        os.chdir("d")
    except OSError:
        break
""",
}
