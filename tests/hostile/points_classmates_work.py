"""Runs the solution of another student, from submitted/, autograded/ or the marks that are kept.

Holds: other students' work is not to be seen from the sandbox.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
import glob
import json

for place in ("@COURSE@/submitted", "@COURSE@/autograded", "../..", "../../../submitted", "@COURSE@/.examiner/marks"):
    for path in glob.glob(f"{place}/**/*", recursive=True):
        try:
            document = json.load(open(path))
            document = json.loads(document["notebook"]) if "notebook" in document else document
            for cell in document["cells"]:
                if cell.get("id") == "tensors" and "NotImplementedError" not in "".join(cell["source"]):
                    exec("".join(cell["source"]))
        except Exception:
            continue
""",
}
