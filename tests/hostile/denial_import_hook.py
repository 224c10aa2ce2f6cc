"""A finder on sys.meta_path loops whenever anything is imported from then on.

Holds: whoever breaks his own kernel may lose what it made; nobody else does.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 0}
AT_MOST = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import sys


class Finder:
    def find_spec(self, name, path=None, target=None):
        while True:
            pass


sys.meta_path.insert(0, Finder())
import hostile_module
""",
}
