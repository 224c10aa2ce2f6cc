"""The student shows four animations, as matplotlib's to_jshtml writes them, then a number and a picture.

Holds: all ten points; the animations are left out of the page.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import HTML, display

page = '<link rel="stylesheet" href="https://example.org/x.css">\n<script language="javascript">for (var i=0; i<frames.length; i++){ f(i) }</script>\n<div class="animation"><img id="_anim_img1"></div>'
for number in range(4):
    display(HTML(page))
axis = plt.subplots()[1]
axis.plot([1, 2])
plt.show()
print(float(tf.reduce_sum(vector)))
""",
}
