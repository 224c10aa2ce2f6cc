"""All metadata is lost and the student merged the given cells into one.

Holds: all ten points, or a person is asked.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    document = json.loads(json.dumps(solved(release)))
    code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    merged = "\n\n".join(cell["source"] for cell in code[:2])
    rest = [{"cell_type": "code", "source": cell["source"], "metadata": {}, "outputs": []} for cell in code[2:]]
    document["cells"] = [{"cell_type": "code", "source": merged, "metadata": {}, "outputs": []}, *rest]
    (folder / "1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
