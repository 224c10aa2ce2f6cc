"""Code, comments and strings of a cell close the page's tags and open scripts.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS
    + r"""
# </pre></div><script>hostile_script()</script> <!-- --> ]]>
text = "</textarea><script>hostile_script()</script><img src=x onerror=hostile_script()>"
""",
}
