"""Files beside the notebook have names of escape codes, markup, blanks, globs and 250 letters.

Holds: names decide nothing and print as text.
"""

from pathlib import Path

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


NAMES = (
    "\x1b[2J\x1b]0;owned\x07.txt",
    "[red]marked[red.txt",
    "a\nb.txt",
    "*.ipynb.txt",
    "$(touch hostile_was_here).txt",
    "-rf",
    "%2e%2e%2fsecret.txt",
    "<img src=x onerror=alert(1)>.txt",
    "x" * 250,
)


def submit(folder: Path, release: Path) -> None:
    save(solved(release), folder / "1_tensors.ipynb")
    for name in NAMES:
        (folder / name).write_text("x")
