"""The whole answer was commented out, by one key too many.

Holds: a person is asked.
"""

from pathlib import Path

from tests.hostile.case import TENSORS, laid, released, save

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    answer = TENSORS.strip().replace("\n", "\n# ")
    save(laid(released(release), {"tensors": f"# {answer}"}), folder / "1_tensors.ipynb")
