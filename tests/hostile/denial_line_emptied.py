"""Takes the questions off the socket on which they come, so that its kernel waits for them for ever.

Holds: a question that nobody answers has a deadline, and the class goes on.
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


def swallow(line):
    while True:
        line.recv(1)


for each in gc.get_objects():
    if isinstance(each, socket.socket) and str(each.getsockname()).endswith("-line"):
        for _ in range(4):
            threading.Thread(target=swallow, args=(each,), daemon=True).start()
""",
}
