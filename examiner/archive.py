"""The entries of a zip that nobody vouches for: names in any of the encodings met in Korea, faults named, data bounded.

An entry is read by the standard library's zipfile; where the table of contents is lost, by `salvage`.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import datetime
import io
import mmap
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from examiner.errors import CollectError
from examiner.parser import composed
from examiner.salvage import Salvaged, salvage

# What zipfile and zlib raise on damaged data (RuntimeError includes NotImplementedError).
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)
_CHUNK_BYTES = 2**16
_CONTENTS_BYTES = 8 * 2**20  # of a table of contents; 20,000 entries with long names take less
_ENCRYPTED_FLAGS, _UTF8_FLAG = 0x41, 0x800
_UNIX_TIME = 0x5455  # extra field: seconds since 1970, whatever the zone
_DRIVE = re.compile(r"^[A-Za-z]:")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")


@dataclasses.dataclass(frozen=True)
class Bounds:
    """What is read at most. `ratio` is that of unpacked to packed bytes, looked at beyond the first MiB."""

    entries: int = 20_000
    entry_bytes: int = 50 * 2**20
    total_bytes: int = 4 * 2**30
    inner_zip_bytes: int = 256 * 2**20
    ratio: int = 300
    name_bytes: int = 255


@dataclasses.dataclass(frozen=True)
class Entry:
    """One file that might be unpacked. `fault` says why it must not be; `moment` is aware, or None if unknown."""

    parts: tuple[str, ...]
    moment: datetime.datetime | None
    packed_bytes: int
    chunks: Callable[[], Iterator[bytes]]
    fault: str | None = None


@dataclasses.dataclass(frozen=True)
class Archive:
    """The files of a zip, in its order; `is_whole` is false where the end of the zip is missing or broken."""

    entries: tuple[Entry, ...]
    is_whole: bool


@contextlib.contextmanager
def opened(path: Path, bounds: Bounds, zone: datetime.tzinfo) -> Iterator[Archive]:
    """Give the entries of the zip at `path`, whose local times are those of `zone`.

    Raises:
        CollectError: there is nothing to read, or more entries than `bounds` allow.
    """
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(_BoundedReader(io.FileIO(path)))
        except OSError as error:
            raise CollectError(f"{path}: cannot be read ({error.strerror}). Make it readable.") from None
        try:
            contents = zipfile.ZipFile(stack.enter_context(file))
        except DAMAGE:
            entries = _salvaged(path, stack, bounds, zone)
            archive = Archive(_without_doubles(entries), is_whole=False)
        else:
            _check_number(len(contents.infolist()), path, bounds)
            archive = Archive(_without_doubles(_listed(contents, bounds, zone)), is_whole=True)
        if not archive.entries and not archive.is_whole:
            raise CollectError(f"{path.name}: not a zip, or too damaged to read. Download it again.")
        yield archive


class _BoundedReader(io.BufferedReader):
    """A file that refuses to be read whole into memory: zipfile reads a table of contents at once, however long."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _CONTENTS_BYTES:
            raise zipfile.BadZipFile("the table of contents is too long")
        return super().read(_CONTENTS_BYTES if size is None or size < 0 else size)


def _check_number(number: int, path: Path, bounds: Bounds) -> None:
    if number > bounds.entries:
        raise CollectError(
            f"{path.name}: {number:,} entries, more than the {bounds.entries:,} that are read. Unpack it by hand."
        )


def _listed(contents: zipfile.ZipFile, bounds: Bounds, zone: datetime.tzinfo) -> list[Entry]:
    """Return the files that the table of contents lists."""
    infos = [info for info in contents.infolist() if not info.orig_filename.endswith(("/", "\\"))]
    names = _names((_raw_name(info), bool(info.flag_bits & _UTF8_FLAG)) for info in infos)
    return [
        Entry(
            split(name),
            _moment(info.extra, info.date_time, zone),
            info.compress_size,
            _reader(contents, info),
            _fault(name, bounds, info.flag_bits, info.compress_type, info.external_attr >> 16, info.file_size),
        )
        for info, name in zip(infos, names, strict=True)
    ]


def _reader(contents: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], Iterator[bytes]]:
    def chunks() -> Iterator[bytes]:
        with contents.open(info) as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk

    return chunks


def _salvaged(path: Path, stack: contextlib.ExitStack, bounds: Bounds, zone: datetime.tzinfo) -> list[Entry]:
    """Return the files that can be found without a table of contents."""
    try:
        file = stack.enter_context(path.open("rb"))
        data = stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return []
    found = list(salvage(data, entries=bounds.entries + 1, unpacked_bytes=bounds.total_bytes))
    _check_number(len(found), path, bounds)
    found = [entry for entry in found if not entry.raw_name.endswith(b"/")]
    names = _names((entry.raw_name, bool(entry.flags & _UTF8_FLAG)) for entry in found)
    return [_salvaged_entry(entry, name, data, bounds, zone) for entry, name in zip(found, names, strict=True)]


def _salvaged_entry(found: Salvaged, name: str, data: mmap.mmap, bounds: Bounds, zone: datetime.tzinfo) -> Entry:
    day, time = found.dos_date, found.dos_time
    local = ((day >> 9) + 1980, day >> 5 & 15, day & 31, time >> 11, time >> 5 & 63, (time & 31) * 2)
    return Entry(
        split(name),
        _moment(found.extra, local, zone),
        (found.end or found.start) - found.start,
        lambda: found.chunks(data),
        _fault(name, bounds, found.flags, found.method),
    )


def _without_doubles(entries: list[Entry]) -> tuple[Entry, ...]:
    """Refuse every file whose name is there twice: which of them is meant, nobody can tell."""
    number = collections.Counter(entry.parts for entry in entries)
    doubt = "its name is in the zip more than once"
    return tuple(
        entry if number[entry.parts] == 1 or entry.fault else dataclasses.replace(entry, fault=doubt)
        for entry in entries
    )


def _fault(name: str, bounds: Bounds, flags: int, method: int, mode: int = 0, unpacked_bytes: int = 0) -> str | None:
    """Return why an entry must not be unpacked, as the end of a sentence, or None."""
    if not split(name) or "\0" in name:
        return "it has no usable name"
    if name.startswith(("/", "\\")) or _DRIVE.match(name) or ".." in split(name):
        return "its name leads out of the folder"
    if any(len(part.encode("utf-8", "replace")) > bounds.name_bytes for part in split(name)):
        return f"its name is longer than {bounds.name_bytes} bytes"
    if flags & _ENCRYPTED_FLAGS:
        return "it is encrypted; ask for it without a password"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is a link or a device, not a file"
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"it is packed by method {method}; ask for an ordinary zip"
    if unpacked_bytes > bounds.entry_bytes:
        return f"it is larger than {bounds.entry_bytes // 2**20} MiB"
    return None


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a name: zipfile has decoded them as cp437, which loses nothing, unless a flag says UTF-8."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8_FLAG else "cp437")


def _names(raw_names: Iterable[tuple[bytes, bool]]) -> list[str]:
    """Decode the names of one zip, each with whether it is flagged as UTF-8.

    Windows writes cp949 and macOS UTF-8, both without the flag. A few short cp949 names are valid UTF-8 by chance; they
    are cp949 where another name of the same zip is.
    """
    pairs = list(raw_names)
    is_legacy = any(not is_flagged and not _is_utf8(raw) for raw, is_flagged in pairs)
    return [decode(raw, is_legacy=is_legacy and not is_flagged) for raw, is_flagged in pairs]


def decode(raw: bytes, *, is_legacy: bool = False) -> str:
    """Return a name as text: UTF-8 if it is that, else cp949; in NFC, with nothing that a terminal would obey."""
    if _is_utf8(raw) and not (is_legacy and not _HANGUL.search(raw.decode("utf-8"))):
        text = raw.decode("utf-8")
    else:
        try:
            text = raw.decode("cp949")
        except UnicodeDecodeError:
            text = raw.decode("utf-8", "replace")
    return printable(text)


def printable(text: str) -> str:
    """Return text in NFC, with spaces for odd spaces and a mark in place of whatever cannot be printed, NUL aside."""
    text = composed(text)
    return "".join(
        letter if letter.isprintable() or letter == "\0" else " " if letter.isspace() else "�" for letter in text
    )


def split(name: str) -> tuple[str, ...]:
    """Return the parts of a path; old Windows programs separate them by backslashes."""
    return tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _moment(extra: bytes, local: tuple[int, ...], zone: datetime.tzinfo) -> datetime.datetime | None:
    """Return the time of an entry: exact where the entry has it, else its local one, to 2 seconds.

    Programs that know no time write 1980.
    """
    try:
        exact = _unix_time(extra)
        if exact is not None:
            return datetime.datetime.fromtimestamp(exact, datetime.UTC)
        year, month, day, hour, minute, second = local
        naive = datetime.datetime(year, month, day, hour, minute, min(second, 59))
        return naive.replace(tzinfo=zone).astimezone(datetime.UTC) if year > 1980 else None
    except (ValueError, OverflowError, OSError):
        return None


def _unix_time(extra: bytes) -> int | None:
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == _UNIX_TIME and 5 <= length <= len(extra) - 4 and extra[4] & 1:
            return int.from_bytes(extra[5:9], "little", signed=True)
        extra = extra[4 + length :]
    return None
