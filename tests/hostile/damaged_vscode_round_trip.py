"""VS Code gave every cell a new id, dropped nbgrader's metadata and added its own.

Holds: all ten points, or a person is asked.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    document = json.loads(json.dumps(solved(release)))
    for number, cell in enumerate(document["cells"]):
        cell["id"] = f"{number:08x}"
        cell["metadata"] = {"vscode": {"languageId": "python"}}
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
