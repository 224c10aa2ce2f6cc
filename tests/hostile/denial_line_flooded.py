"""Finds the socket on which questions come, and writes without end to it from a thread.

Holds: whoever spoils his own answers may lose them; what comes unasked is counted, and the class goes on.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 0}
AT_MOST = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import gc
import socket
import threading


def flood(line):
    while True:
        line.sendall(b"x" * 2**20)


for each in gc.get_objects():
    if isinstance(each, socket.socket) and str(each.getsockname()).endswith("-line"):
        threading.Thread(target=flood, args=(each,), daemon=True).start()
""",
}
