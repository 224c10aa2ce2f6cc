"""Raises exceptions whose text, class name and traceback are HTML.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
kind = type("<script>hostile_script()</script>", (Exception,), {"__module__": "<img src=x onerror=hostile_script()>"})
try:
    exec(compile("raise kind('<svg onload=hostile_script()>')", "<iframe src=javascript:hostile_script()>", "exec"))
except kind as error:
    raise kind("</pre><script>hostile_script()</script>\x1b[31m<b onclick=hostile_script()>") from error
""",
}
