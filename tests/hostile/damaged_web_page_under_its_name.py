"""The notebook was saved as a web page, which got the name of the notebook.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from nbconvert.exporters import HTMLExporter

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    page, _ = HTMLExporter().from_notebook_node(solved(release))
    (folder / "1_tensors.ipynb").write_text(page, encoding="utf-8")
