"""Deletes, closes and replaces what its kernel is made of.

Holds: where nothing answers any more, a fresh kernel runs the other cells again.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
shell = get_ipython()
shell.kernel.shell_handlers.clear()
shell.kernel.session.send = None
shell.user_ns.clear()
import sys

sys.modules.clear()
""",
}
