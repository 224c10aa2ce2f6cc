"""Deletes, closes and replaces what its kernel is made of.

Holds: whoever breaks his own kernel may lose what it made; nobody else does.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 0}
AT_MOST = {"tensors": 10}
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
