"""The notebook is in nbformat 4.2, without cell ids.

Holds: all ten points.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    document = json.loads(json.dumps(solved(release)))
    for cell in document["cells"]:
        del cell["id"]
    document["nbformat_minor"] = 2
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
