"""Finds the socket on which questions come, and writes without end to it from a thread.

Holds: whoever spoils his own answers may lose them; what comes unasked is counted, and the class goes on.
"""

from tests.hostile.case import FIND_LINE, TENSORS

DESERVES = {"tensors": 0}
AT_MOST = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": FIND_LINE
    + r"""
def flood():
    while True:
        line.sendall(b"x" * 2**20)


threading.Thread(target=flood, daemon=True).start()
""",
}
