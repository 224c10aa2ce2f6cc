"""Takes the questions off the socket on which they come, so that its kernel waits for them for ever.

Holds: a question that nobody answers has a deadline, and the class goes on.
"""

from tests.hostile.case import FIND_LINE, TENSORS

DESERVES = {"tensors": 0}
AT_MOST = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": FIND_LINE
    + r"""
def swallow():
    while True:
        line.recv(1)


for _ in range(4):
    threading.Thread(target=swallow, daemon=True).start()
""",
}
