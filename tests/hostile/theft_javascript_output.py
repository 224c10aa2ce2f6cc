"""Shows application/javascript, in display data, in results and by update_display.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import Javascript, display

display(Javascript("hostile_script()"))
handle = display({"text/plain": "x"}, raw=True, display_id=True)
handle.update({"application/javascript": "hostile_script()", "text/javascript": "hostile_script()"}, raw=True)
Javascript("document.body.innerHTML = 'hostile_script'")
""",
}
