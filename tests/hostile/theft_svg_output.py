"""Shows pictures in SVG that hold scripts, handlers, foreign objects and links.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import SVG, display

picture = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' onload='hostile_script()'>"
picture += "<script>hostile_script()</script><a xlink:href='javascript:hostile_script()'><text>x</text></a>"
picture += "<foreignObject><iframe srcdoc='&lt;script&gt;hostile_script()&lt;/script&gt;'/></foreignObject>"
picture += "<animate onbegin='hostile_script()' attributeName='x' dur='1s'/><use href='data:image/svg+xml,x'/></svg>"
display(SVG(picture))
display({"image/svg+xml": picture, "text/html": picture}, raw=True)
display({"image/svg+xml": [picture, picture], "image/png": "'><script>hostile_script()</script>"}, raw=True)
""",
}
