"""Shows Markdown and LaTeX with scripts and links that run code.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import Latex, Markdown, display

display(Markdown("<script>hostile_script()</script>\n\n[x](javascript:hostile_script()) <img src=x onerror=hostile_script()>"))
display(Markdown("[y]: data:text/html;base64,PHNjcmlwdD5ob3N0aWxlX3NjcmlwdCgpPC9zY3JpcHQ+\n\n[click][y] ![z](javascript:x)"))
display(Latex("$$\\href{javascript:hostile_script()}{x} \\unicode{<script>hostile_script()</script>}$$"))
display(Latex("</script><script>hostile_script()</script>"))
""",
}
