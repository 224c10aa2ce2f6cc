"""Awaits what never comes and fills the kernel's event loop with tasks.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import asyncio


async def again():
    while True:
        await asyncio.sleep(0)


tasks = [asyncio.ensure_future(again()) for _ in range(200)]
await asyncio.Event().wait()
""",
}
