"""Shows 100,000 outputs, updates one 100,000 times, clears them all the time.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import HTML, clear_output, display

handle = display("x", display_id=True)
for number in range(100_000):
    display(HTML(f"<b>{number}</b>" * 20))
    handle.update(number)
    if number % 100 == 0:
        clear_output(wait=True)
""",
}
