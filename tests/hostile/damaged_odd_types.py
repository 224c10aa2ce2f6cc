"""Metadata is null, sources are lists of lines, numbers are text, fields are missing.

Holds: all ten points.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    document = json.loads(json.dumps(solved(release)))
    for number, cell in enumerate(document["cells"]):
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["execution_count"] = "3"
        cell["outputs"] = None
        if number % 2:
            cell["metadata"] = None
    document["metadata"], document["nbformat_minor"] = None, "5"
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
