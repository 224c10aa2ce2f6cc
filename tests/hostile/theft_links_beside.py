"""Symbolic links to keys, the secret, the gradebook and the course lie beside the notebook.

Holds: links are not followed and not copied.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    course = release.parents[1]
    (folder / "key.txt").symlink_to(course.parent / "home" / ".ssh" / "id_rsa")
    (folder / "secret.txt").symlink_to(course / ".examiner_secret")
    (folder / "gradebook.db").symlink_to(course / "gradebook.db")
    (folder / "course").symlink_to(course)
    (folder / "up").symlink_to("../../../source")
    (folder / "loop").symlink_to("loop")
