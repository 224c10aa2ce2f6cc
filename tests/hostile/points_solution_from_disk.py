"""Looks for the source notebook in every likely place and runs its solution.

Holds: the course is not to be seen from the sandbox.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
import glob
import json

places = ["@COURSE@/source", "../../../source", "source", "/work", "/home", "/root", "/srv", "/tmp", "/mnt"]
for place in places:
    for path in glob.glob(f"{place}/**/1_tensors.ipynb", recursive=True):
        for cell in json.load(open(path))["cells"]:
            if cell.get("id") == "tensors":
                exec("".join(cell["source"]))
""",
}
