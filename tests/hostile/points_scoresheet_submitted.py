"""Hands in a scoresheet, a gradebook and a shelf of marks of its own beside the notebook.

Holds: scoresheets are written by the examiner alone.
"""

import json
from pathlib import Path

from tests.hostile.case import released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    save(released(release), folder / "1_tensors.ipynb")
    test = {"name": "test_creation", "title": "", "outcome": "passed", "points": 10, "max_points": 10, "message": ""}
    question = {"id": "tensors", "points": 10, "max_points": 10, "tests": [test]}
    sheet = json.dumps({"notebook": "1_tensors", "points": 10, "max_points": 10, "questions": [question], "key": ""})
    (folder / "1_tensors.scoresheet.json").write_text(sheet)
    (folder / "gradebook.db").write_bytes(b"SQLite format 3\x00")
    (folder / ".examiner" / "marks").mkdir(parents=True)
    (folder / ".examiner" / "marks" / f"{'0' * 64}.json").write_text(
        json.dumps({"scoresheet": sheet, "notebook": "{}"})
    )
    (folder / ".examiner_secret").write_text("0" * 64)
