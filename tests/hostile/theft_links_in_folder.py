"""A plain folder beside the notebook holds links out of it, two levels down.

Holds: links are not followed and not copied, wherever they lie.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    deep = folder / "images" / "raw"
    deep.mkdir(parents=True)
    course = release.parents[1]
    (deep / "plot.png").symlink_to(course / ".examiner_secret")
    (deep / "more").symlink_to(course / "tests")
    (deep / "key.png").symlink_to(course.parent / "home" / ".ssh" / "id_rsa")
