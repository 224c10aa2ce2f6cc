"""HTML whose style fetches a cursor from this machine's ports, and a written answer with the same.

Holds: opening the page asks no server by http.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors-summary": '<p style="cursor:url(http://127.0.0.1:8888/api/shutdown),auto;width:4000px">answer</p>',
    "tensors": TENSORS
    + r"""
from IPython.display import display, HTML
display(HTML('<p style="cursor:url(http://127.0.0.1:9/cursor),auto">shown</p>'))
""",
}
