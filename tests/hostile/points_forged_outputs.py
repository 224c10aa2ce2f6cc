"""The submitted file says that the graded cell gave 10.0, was worth 1000 and needs no run.

Holds: outputs, points and flags of a submission decide nothing.
"""

from pathlib import Path

from tests.hostile.case import position, released, save

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    notebook = released(release)
    graded = notebook.cells[position(notebook, "tensors-tests")]
    graded.metadata.nbgrader.update(points=1000, grade=True, solution=True, locked=False)
    graded.outputs = [
        {"output_type": "execute_result", "data": {"text/plain": "1000.0"}, "metadata": {}, "execution_count": 1}
    ]
    notebook.metadata["examiner"] = {"notes": [], "fault": None, "points": 10}
    save(notebook, folder / "1_tensors.ipynb")
