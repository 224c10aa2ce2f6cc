"""The notebook is a JSON text that is nested a million deep.

Holds: what cannot be read is left to a person or says so; nobody else waits.
"""

from pathlib import Path

DESERVES = {"tensors": 0}


def submit(folder: Path, release: Path) -> None:
    (folder / "1_tensors.ipynb").write_text('{"cells": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}")
