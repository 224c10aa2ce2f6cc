"""What an instructor downloaded, a zip or a folder: the files that may be notebooks, unpacked into a scratch folder.

A zip inside (students zip their notebooks) is opened too, a zip inside of that is not. Nothing is ever unpacked under a
name that came from outside, and every byte is counted as it is read: what headers say decides nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from examiner import archive, layout
from examiner.archive import DAMAGE, Bounds, Entry
from examiner.container import read_cells
from examiner.errors import CollectError
from examiner.handin import may_be_notebook
from examiner.recognition import is_notebook_name

Progress = Callable[[int, int], None]
_CHUNK_BYTES = 2**16
_RATIO_FROM_BYTES = 2**20
_JUNK_FOLDERS = {"__MACOSX", "__pycache__", ".git"}
_JUNK_FILES = {".ds_store", "thumbs.db", "desktop.ini"}
_OTHER_ARCHIVES = (".7z", ".rar", ".egg", ".alz", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_OTHER_FILES = (".pdf", ".hwp", ".hwpx", ".docx", ".pptx", ".xlsx", ".mp4", ".mov", ".avi", ".mkv", ".h5", ".keras")


@dataclasses.dataclass(frozen=True)
class Item:
    """One file. `path` is where its bytes lie, or None for one that is no notebook by its name.

    `parts` are the names from the download down to the file, that of a zip on the way included. `moment` is the time of
    what the download itself held, the student's zip for a file in it; `inner` that of the file in the student's zip.
    """

    parts: tuple[str, ...]
    path: Path | None
    moment: datetime.datetime | None
    inner: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True)
class Refused:
    """What was not unpacked, and why, as the end of a sentence."""

    parts: tuple[str, ...]
    reason: str


@dataclasses.dataclass(frozen=True)
class Download:
    """All files in the order in which they were found. `is_zip` is false for a folder."""

    items: tuple[Item, ...]
    refused: tuple[Refused, ...]
    is_zip: bool


def unpack(
    source: Path,
    scratch: Path,
    *,
    zone: datetime.tzinfo,
    bounds: Bounds | None = None,
    progress: Progress = lambda done, total: None,
) -> Download:
    """Unpack the zip or folder at `source` into the empty folder `scratch`.

    Raises:
        CollectError: `source` cannot be read at all, or the disk is full.
    """
    unpacking = _Unpacking(scratch, zone, bounds or Bounds())
    if source.is_dir():
        unpacking.folder(source, progress)
    elif source.is_file() and source.name.lower().endswith(_OTHER_ARCHIVES):
        raise CollectError(f"{source.name}: not a zip but another kind of archive. Unpack it and name the folder.")
    elif source.is_file():
        unpacking.zip_file(source, (), None, progress)
    else:
        raise CollectError(f"{source}: no such file or folder. Name the zip that the LMS gave you, or a folder.")
    return Download(tuple(unpacking.items), tuple(unpacking.refused), is_zip=source.is_file())


class _Unpacking:
    """The work in progress: what was found so far, and how many bytes it took."""

    def __init__(self, scratch: Path, zone: datetime.tzinfo, bounds: Bounds) -> None:
        self.scratch, self.zone, self.bounds = scratch, zone, bounds
        self.items: list[Item] = []
        self.refused: list[Refused] = []
        self._bytes_left = bounds.total_bytes
        self._looked_at_bytes = 0
        self._files = 0

    def zip_file(
        self, path: Path, outer: tuple[str, ...], moment: datetime.datetime | None, progress: Progress | None = None
    ) -> None:
        """Take the entries of a zip: of the download itself where `progress` is given, else of a student's."""
        limit = self._bytes_left if progress else min(self._bytes_left, self.bounds.inner_zip_bytes)
        floor = self._bytes_left - limit
        with archive.opened(path, dataclasses.replace(self.bounds, total_bytes=limit), self.zone) as found:
            if not found.is_whole:
                self.refused.append(
                    Refused(outer or (path.name,), "its end is missing, so files may be too; download it again")
                )
            for number, entry in enumerate(found.entries):
                self._entry(entry, outer, moment, floor, is_inner=progress is None)
                if progress:
                    progress(number + 1, len(found.entries))

    def folder(self, folder: Path, progress: Progress) -> None:
        """Take the files of a folder and of those below it, following no link."""
        entries = list(self._walk(folder))
        if len(entries) > self.bounds.entries:
            raise CollectError(f"{folder}: more than {self.bounds.entries:,} files. Name the folder of one assignment.")
        for number, entry in enumerate(entries):
            self._entry(entry, (), None, 0, is_inner=False)
            progress(number + 1, len(entries))

    def _walk(self, folder: Path) -> Iterator[Entry]:
        """Yield the files below a folder, at most one more than the bounds allow."""
        waiting: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
        number = 0
        while waiting and number <= self.bounds.entries:
            here, outer = waiting.pop()
            try:
                names = sorted(os.listdir(here))
            except OSError as error:
                self.refused.append(Refused(outer or (folder.name,), f"it cannot be read ({error.strerror})"))
                continue
            for name in names:
                parts = (*outer, archive.decode(os.fsencode(name)))
                number += 1
                if os.path.isdir(here / name) and not os.path.islink(here / name):
                    waiting.append((here / name, parts))
                elif number <= self.bounds.entries + 1:
                    yield _on_disk(here / name, parts)

    def _entry(
        self, entry: Entry, outer: tuple[str, ...], moment: datetime.datetime | None, floor: int, *, is_inner: bool
    ) -> None:
        parts = (*outer, *entry.parts)
        if _is_junk(entry.parts):
            return
        if entry.fault:
            self.refused.append(Refused(parts, entry.fault))
        elif parts[-1].lower().endswith(_OTHER_ARCHIVES):
            self.refused.append(Refused(parts, "this kind of archive cannot be opened; ask for a zip, or unpack it"))
        elif not (_is_called_notebook(parts[-1]) or _may_be_notebook(parts[-1])):
            self.items.append(Item(parts, None, moment or entry.moment))
        elif not _is_called_notebook(parts[-1]) and self._looked_at_bytes > self.bounds.total_bytes:
            self.refused.append(Refused(parts, "everything looked at together is too large"))
        elif is_inner and _is_zip(parts[-1]):
            self.refused.append(Refused(parts, "a zip in a zip in the download is not opened; unpack it by hand"))
        else:
            self._take(entry, parts, moment, floor, is_inner=is_inner)

    def _take(
        self, entry: Entry, parts: tuple[str, ...], moment: datetime.datetime | None, floor: int, *, is_inner: bool
    ) -> None:
        """Unpack one file; a student's zip is opened at once.

        What is not called a notebook, and is none, takes no room from those that are; it has bounds of its own.
        """
        self._files += 1
        before = self._bytes_left
        path = self.scratch / f"{self._files:06}" / parts[-1]
        try:
            path.parent.mkdir()
            file = path.open("xb")
        except OSError as error:
            raise CollectError(f"{self.scratch}: cannot be written to ({error.strerror}). Mend that first.") from None
        try:
            with file:
                fault = self._fill(file, entry, floor)
        except OSError as error:
            raise CollectError(f"No room to unpack ({error.strerror}). Free some on the course's disk.") from None
        if not _is_called_notebook(parts[-1]) and (fault or not read_cells(path).cells):
            path.unlink()
            self._looked_at_bytes += before - self._bytes_left
            self._bytes_left = before
            self.items.append(Item(parts, None, moment or entry.moment))
        elif fault:
            path.unlink()
            self.refused.append(Refused(parts, fault))
        elif _is_zip(parts[-1]):
            try:
                self.zip_file(path, parts, moment or entry.moment)
            except CollectError as error:
                self.refused.append(Refused(parts, str(error)))
            path.unlink()
        else:
            self.items.append(Item(parts, path, moment or entry.moment, entry.moment if is_inner else None))

    def _fill(self, file: BinaryIO, entry: Entry, floor: int) -> str | None:
        """Write the bytes of an entry, counting them; return why it could not be read, or None."""
        size, chunks = 0, entry.chunks()
        while True:
            try:
                chunk = next(chunks, None)
            except DAMAGE as error:
                if isinstance(error, OSError) and error.strerror:
                    return f"it cannot be read ({error.strerror})"
                return f"it is damaged ({archive.printable(str(error))})" if str(error) else "it is damaged"
            if chunk is None:
                return None
            size += len(chunk)
            self._bytes_left -= len(chunk)
            if size > self.bounds.entry_bytes:
                return f"it is larger than {self.bounds.entry_bytes // 2**20} MiB"
            if size > max(_RATIO_FROM_BYTES, entry.packed_bytes * self.bounds.ratio):
                return f"it unpacks to more than {self.bounds.ratio} times its size"
            if self._bytes_left < floor:
                return "everything unpacked together is too large"
            file.write(chunk)


def _on_disk(path: Path, parts: tuple[str, ...]) -> Entry:
    """Return the file at `path` as an entry."""
    try:
        about = path.lstat()
        moment = None
        with contextlib.suppress(ValueError, OverflowError, OSError):
            moment = datetime.datetime.fromtimestamp(about.st_mtime, datetime.UTC)
        fault = None if stat.S_ISREG(about.st_mode) else "it is a link or a device, not a file"
        if len(parts[-1].encode("utf-8", "replace")) > Bounds.name_bytes:  # as we write it; it lies there in cp949
            fault = f"its name is longer than {Bounds.name_bytes} bytes"
        return Entry(parts, moment, about.st_size, lambda: _read(path), fault)
    except OSError as error:
        return Entry(parts, None, 0, lambda: iter(()), f"it cannot be read ({error.strerror})")


def _read(path: Path) -> Iterator[bytes]:
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def _is_junk(parts: tuple[str, ...]) -> bool:
    """True for what macOS, Windows and Jupyter put beside people's files, but for Jupyter's copies of notebooks."""
    last = parts[-1] if parts else ""
    is_checkpoint = layout.is_checkpoint(parts) and not is_notebook_name(last)
    return bool(_JUNK_FOLDERS & set(parts)) or last.startswith("._") or last.lower() in _JUNK_FILES or is_checkpoint


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _is_called_notebook(name: str) -> bool:
    """True for notebooks, also where a browser has added .txt or .json to the name, and for zips."""
    return ".ipynb" in name.lower() or name.lower().endswith((".json", ".zip"))


def _may_be_notebook(name: str) -> bool:
    """True for any other name that `examiner grade` would look into, but for those of large files of other programs."""
    return may_be_notebook(name) and not name.lower().endswith(_OTHER_FILES)
