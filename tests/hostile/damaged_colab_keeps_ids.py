"""Colab dropped nbgrader's metadata; the cells' old ids stand in the metadata.

Holds: all ten points.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    document = json.loads(json.dumps(solved(release)))
    for cell in document["cells"]:
        cell["metadata"] = {"id": cell.pop("id"), "outputId": "5f1d", "executionInfo": {"status": "ok"}}
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
