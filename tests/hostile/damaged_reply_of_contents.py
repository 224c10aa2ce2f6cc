"""The file is what Jupyter's server answers when it is asked for the notebook, as a browser saves it.

Holds: all ten points.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    reply = {"name": "1_tensors.ipynb", "type": "notebook", "format": "json", "content": solved(release)}
    (folder / "1_tensors.ipynb").write_text(json.dumps(reply), encoding="utf-8")
