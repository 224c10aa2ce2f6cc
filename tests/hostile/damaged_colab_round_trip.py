"""Colab dropped nbgrader's metadata and keeps ids of its own in the metadata.

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
        cell["metadata"] = {"id": f"aB3xY{number:02}", "colab": {"base_uri": "https://localhost:8080/"}}
        del cell["id"]
    document["metadata"]["colab"] = {"provenance": [], "toc_visible": True}
    document["nbformat_minor"] = 0
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
