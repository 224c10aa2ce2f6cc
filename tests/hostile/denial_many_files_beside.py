"""Five thousand files and a folder 100 levels deep lie beside the notebook.

Holds: what lies beside a notebook holds nobody up.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    for number in range(5000):
        (folder / f"plot{number}.txt").write_text("x")
    folder.joinpath(*["deep"] * 100).mkdir(parents=True)
