"""Raises an exception whose text, traceback and attributes raise, so that no reply is sent.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
class Mute(BaseException):
    def __str__(self):
        raise self

    __repr__ = _render_traceback_ = __str__
    __traceback__ = property(lambda self: 1 / 0)


raise Mute
""",
}
