"""Every Korean letter is written as an escape, with lone surrogates in an output.

Holds: all ten points.
"""

from pathlib import Path

import nbformat

from tests.hostile.case import solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    text = nbformat.writes(solved(release))
    (folder / "1_tensors.ipynb").write_bytes(
        text.replace(
            '"outputs": []', '"outputs": [{"output_type": "stream", "name": "stdout", "text": "\\ud83d"}]'
        ).encode()
    )
