"""Rewrites every notebook that it can find while it runs, with forged outputs and points.

Holds: the marked notebook is not in the sandbox.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
import glob
import json
import os

for path in glob.glob("/**/*.ipynb", recursive=True) + ["@COURSE@/autograded/points-notebook-rewritten/x.ipynb"]:
    try:
        document = json.load(open(path))
        for cell in document["cells"]:
            cell["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "10.0"}, "metadata": {}}]
        json.dump(document, open(path, "w"))
    except Exception:
        continue
""",
}
