"""Answers the examiner's requests with text that only a careless reader takes for a value.

Holds: what is not a reply to the request is unreadable and costs the test.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
import sys


class Text(str):
    def __repr__(self):
        return "True\n10.0\npassed"


sys.modules["_examiner_hatch"].answer = lambda request: Text("passed")
""",
}
