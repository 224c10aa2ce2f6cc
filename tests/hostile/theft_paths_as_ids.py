"""Cell ids and grade ids are paths, other students' ids and SQL.

Holds: ids of a submission are only compared.
"""

import json
from pathlib import Path

from tests.hostile.case import position, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    odd = ["../../victim/keras_and_tf/1_tensors", "/etc/passwd", "'; DROP TABLE grade; --", "\x1b[31m", "victim"]
    for cell, name in zip(notebook.cells, odd, strict=False):
        cell.id, cell.metadata["nbgrader"] = name[:60], {"grade_id": name, "grade": True, "points": 5, "locked": False}
    notebook.metadata["kernelspec"] = {"name": "../../../../tmp/evil", "display_name": "x", "argv": ["touch", "/tmp/x"]}
    notebook.cells[position(notebook, "tensors")].metadata["nbgrader"]["student_id"] = "victim"
    text = json.dumps(notebook)
    (folder / "1_tensors.ipynb").write_text(text, encoding="utf-8")
