"""An extra cell awaits something.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import asyncio

await asyncio.sleep(0.1)
""",
}
