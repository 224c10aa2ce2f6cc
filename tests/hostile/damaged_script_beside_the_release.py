"""The untouched release has the name of the notebook; the answer is in a script that was exported from it.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from nbconvert.exporters import PythonExporter

from tests.hostile.case import released, save, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    save(released(release), folder / "1_tensors.ipynb")
    script, _ = PythonExporter().from_notebook_node(solved(release))
    (folder / "1_tensors.py").write_text(script, encoding="utf-8")
