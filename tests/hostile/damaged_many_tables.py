"""The student shows fourteen tables of 60 rows, as pandas does, and prints a line below each.

Holds: all ten points; what is too much of the tables is left out of the page.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import HTML, display

line = "<tr><th>1</th>" + "<td>0.5</td>" * 20 + "</tr>\n"
table_html = '<div>\n<table border="1" class="dataframe">\n  <tbody>\n' + line * 60 + "  </tbody>\n</table>\n</div>"
for number in range(14):
    display(HTML(table_html))
    print("표", number)
""",
}
