"""Writes 1 GB into each folder that takes them: home, /tmp, /dev/shm, that of the sockets.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import sys
import tempfile

connection = next((word for word in sys.argv if word.endswith(".json")), "/tmp/x")
for folder in (os.getcwd(), "/tmp", "/dev/shm", "/var/tmp", os.path.dirname(connection), tempfile.gettempdir()):
    try:
        with open(f"{folder}/fill", "wb") as file:
            for _ in range(1000):
                file.write(bytes(10**6))
    except OSError as error:
        print(folder, error)
""",
}
