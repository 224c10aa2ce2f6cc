"""The container of a student's work: a file that may be anything, read without following, blocking or blowing up."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from examiner import messages, parser
from examiner.errors import SubmissionError

MAX_BYTES = 100 * 2**20
# A notebook of this size takes at most some 120 MB to parse (measured: 29 bytes of memory for one of JSON).
_IN_PROCESS_BYTES = 4 * 2**20
# How archives (zip, gzip, 7z, rar, xz, bzip2, alz, egg), PDF, RTF and Word's and HWP's older documents begin.
_PACKED = (
    b"PK\3\4",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xfd7zXZ",
    b"BZh",
    b"ALZ\1",
    b"EGGA",
    b"%PDF-",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)
_CLOCK_S = 3 * parser.CPU_S
NO_FILE = (
    errno.ENOENT,
    errno.ELOOP,
    errno.ENAMETOOLONG,
    errno.ENOTDIR,
    errno.ENXIO,
)  # of what is no file, whoever opens it


class _TooBig(Exception):
    """A file cannot be parsed within its bounds."""


@dataclasses.dataclass(frozen=True)
class SubmittedCell:
    """One cell as the student left it: only what is used of it. `pictures` are its attachments, as in nbformat."""

    kind: str
    text: str
    ids: tuple[str, ...]
    pictures: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict, compare=False)


@dataclasses.dataclass(frozen=True)
class Contents:
    """What a file holds: its cells, or the Korean sentence (`fault`) that tells why there are none.

    `note` is a Korean sentence on a file that was mended; `is_cut` is true if cells may be lost. Of a file that is no
    notebook, `rest` is the text, and `is_packed` is true if it is an archive or a document of another program.
    """

    cells: tuple[SubmittedCell, ...] = ()
    fault: str | None = None
    note: str | None = None
    is_cut: bool = False
    rest: str = ""
    is_packed: bool = False


def read_cells(path: Path) -> Contents:
    """Return what the file at `path` holds.

    Links, devices, pipes and folders are refused without opening them, and at most 100 MiB are read.

    Raises:
        SubmissionError: the file is there, and this process or this disk cannot read it.
    """
    content = _read_bytes(path)
    return Contents(fault=content) if isinstance(content, str) else cells_of(content)


def cells_of(content: bytes) -> Contents:
    """Return what a file with this content holds. Nothing that it may be raises or takes more than bounded memory."""
    if len(content) > MAX_BYTES:
        return Contents(fault=messages.UNREADABLE["too-big"])
    if not content.strip():
        return Contents(fault=messages.UNREADABLE["empty"])
    try:
        damage, raw = parser.parse(content) if len(content) <= _IN_PROCESS_BYTES else _parse_apart(content)
    except _TooBig:
        return Contents(fault=messages.UNREADABLE["too-big"])
    except ValueError:
        rest = parser.decode(content[:_IN_PROCESS_BYTES])
        return Contents(fault=messages.UNREADABLE["not-json"], rest=rest, is_packed=content.startswith(_PACKED))
    cells = tuple(SubmittedCell(kind, text, tuple(ids), pictures) for kind, text, ids, pictures in raw)
    note = messages.DAMAGED[damage].format(count=len(cells)) if damage else None
    return Contents(cells, note=note, is_cut=damage in (parser.BROKEN, parser.CUT))


def _parse_apart(content: bytes) -> tuple[str, list[parser.RawCell]]:
    """Parse in a process of its own, whose memory and time are limited.

    Raises:
        ValueError: as `parser.parse`.
        _TooBig: it takes more memory or time than a notebook of a person.
    """
    command = [sys.executable, "-I", "-S", parser.__file__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False, timeout=_CLOCK_S)
    except subprocess.TimeoutExpired:
        raise _TooBig from None
    if done.returncode == 1:
        raise ValueError("not a notebook")
    if done.returncode:
        raise _TooBig
    damage, cells = json.loads(done.stdout)
    return damage, cells


def _read_bytes(path: Path) -> bytes | str:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return messages.UNREADABLE["not-a-file"]
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return messages.UNREADABLE["missing"]
    except ValueError:
        return messages.UNREADABLE["not-a-file"]
    except OSError as error:
        if error.errno in NO_FILE:
            return messages.UNREADABLE["not-a-file"]
        raise SubmissionError(path, error) from None
