"""One half of the answer is in one file, the other in another.

Holds: all ten points, or a person is asked.
"""

from pathlib import Path

from tests.hostile.case import TENSORS, laid, released, save

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    first, second = TENSORS.partition("every_second")[::2]
    save(laid(released(release), {"tensors": first}), folder / "1_tensors.ipynb")
    save(laid(released(release), {"tensors": f"every_second{second}"}), folder / "1_tensors (1).ipynb")
