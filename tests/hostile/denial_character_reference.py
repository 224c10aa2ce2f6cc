"""Shows HTML and formulas with a character reference of 5,000 digits, which Python refuses to read as a number.

Holds: the output is shown as text or not at all, and the marks are those of the answer.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import HTML, Latex, Markdown, display

digits = "9" * 5000
for kind in (Latex, HTML, Markdown):
    display(kind(f"$x$ &#{digits};"))
    display(kind(f'<p style="color:&#{digits};" title="&#{digits};">x</p>'))
""",
}
