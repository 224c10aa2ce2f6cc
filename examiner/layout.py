"""Whose file it is, as its path in a download tells: the ways in which Moodle and Canvas name what students hand in.

Moodle (mod/assign/classes/downloader.php), as folders or flat; the number is Moodle's, not the student's own:
    홍길동_1234567_assignsubmission_file/2_keras.ipynb      홍길동_1234567_assignsubmission_file_2_keras.ipynb
Canvas (lib/content_zipper.rb), the numbers being those of the user and of the file; -1 marks a file handed in again:
    honggildong_LATE_12345_67890_2_keras-1.ipynb
A name there has a letter: a day and a student number before the name of a notebook are not Canvas's.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import unicodedata

_MOODLE = re.compile(r"(?P<name>.*?)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?", re.DOTALL)
_CANVAS = re.compile(
    r"(?:(?!LATE_)(?P<name>[\W\d_]*+[^\W\d_].*?)_)?(?P<late>LATE_)?"
    r"(?P<number>anon_[0-9A-Za-z]+|(?(name)\d{2,}|(?!)))_"
    r"(?:\d{3,}_(?P<file>.+\..+)|(?P<text>text|link)\.html)",
    re.DOTALL,
)
CHECKPOINTS = ".ipynb_checkpoints"
"""The folder beside a notebook in which Jupyter keeps its copy of it."""

_ENDING = re.compile(r"\.ipynb.*|\.[0-9A-Za-z]{1,10}$", re.DOTALL)
_COPY = re.compile(r"(?:-(\d{1,3})| ?\((\d{1,3})\))$")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{5,11}(?![0-9A-Za-z])")  # a time, 20261120130511, has more
_UNSAFE = re.compile(r"[/\\*?\[\]\0-\x1f\x7f]|^\.+")


@dataclasses.dataclass(frozen=True)
class Clue:
    """What an LMS says of a file: the student's name and number there, and what the student called the file.

    `within` is the path of the file in what the student handed in, `place` that of the name that tells, in the path.
    """

    name: str
    number: str
    file_name: str
    within: str
    is_late: bool = False
    is_typed: bool = False
    place: int = dataclasses.field(default=0, compare=False)


def clue(parts: tuple[str, ...]) -> Clue | None:
    """Return what the names of an LMS in a path tell, or None where no LMS has named anything."""
    for place, part in enumerate(parts):
        found = _MOODLE.fullmatch(part)
        if found:
            names = _own_names(found, parts, place)
            is_typed = found["kind"] == "onlinetext"
            return Clue(found["name"].strip(), found["number"], *names, is_typed=is_typed, place=place)
        found = _CANVAS.fullmatch(part)
        if found:
            names = _own_names(found, parts, place)
            return Clue(
                (found["name"] or "").strip(), found["number"], *names, bool(found["late"]), bool(found["text"]), place
            )
    return None


def _own_names(found: re.Match[str], parts: tuple[str, ...], place: int) -> tuple[str, str]:
    """Return the file's own name and path, without what the LMS put before it."""
    below = parts[place + 1 :]
    if below:
        return below[-1], "/".join(below)
    own = found["file"] or parts[-1]
    own = parts[-1] if own in (".", "..") else own
    return own, own


def is_checkpoint(parts: tuple[str, ...]) -> bool:
    """True for what Jupyter keeps of a notebook."""
    return CHECKPOINTS in parts


def saved(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the path of the notebook of which a path is Jupyter's checkpoint; any other path as it is."""
    if not is_checkpoint(parts):
        return parts
    return (*(part for part in parts[:-1] if part != CHECKPOINTS), parts[-1].replace("-checkpoint.ipynb", ".ipynb"))


def copy_number(file_name: str) -> tuple[str, int]:
    """Return a file's name without the mark of a copy, and its number: `2_keras-1.ipynb` and `2_keras (1).ipynb`."""
    stem = _ENDING.sub("", file_name, count=1)
    found = _COPY.search(stem)
    return (stem[: found.start()], int(found[1] or found[2])) if found else (stem, 0)


def own_number(text: str) -> str | None:
    """Return the one long number in a name, as a student number is, or None."""
    found = set(_LONG_NUMBER.findall(text.replace("_", " ")))
    return found.pop() if len(found) == 1 else None


def safe_name(text: str) -> str:
    """Return text as the name of a folder that nbgrader takes for itself and nothing else; empty if nothing is left.

    Where letters had to go, a digest of the text keeps two students apart.
    """
    text = unicodedata.normalize("NFC", text).strip()
    safe = _UNSAFE.sub("_", text).strip()
    while len(safe.encode("utf-8", "replace")) > 150:
        safe = safe[:-1]
    return safe if safe == text else f"{safe}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
