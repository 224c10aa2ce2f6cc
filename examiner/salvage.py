"""A zip whose end is missing or broken, as an interrupted download leaves it: its entries are found one after another.

Each entry of a zip begins with a header of its own (APPNOTE.TXT 4.3.7), so that what came before the damage can be
read without the table of contents at the end.
"""

from __future__ import annotations

import dataclasses
import mmap
import struct
import zipfile
import zlib
from collections.abc import Iterator

_HEADER = struct.Struct("<4s5H3I2H")
_SIGNATURE = b"PK\x03\x04"
_DESCRIPTOR_SIGNATURE = b"PK\x07\x08"
_DESCRIPTOR_FLAG = 0x8
_CHUNK_BYTES = 2**16
_IN_ZIP64 = 0xFFFFFFFF


@dataclasses.dataclass(frozen=True)
class Salvaged:
    """One entry, as its own header describes it; `end` is None where its data is cut off or broken."""

    raw_name: bytes
    flags: int
    method: int
    dos_time: int
    dos_date: int
    extra: bytes
    start: int
    end: int | None
    checksum: int | None

    def chunks(self, data: mmap.mmap) -> Iterator[bytes]:
        """Yield the unpacked bytes.

        Raises:
            BadZipFile: the data is cut off, or not what its checksum says.
        """
        if self.end is None:
            raise zipfile.BadZipFile("cut off")
        checksum = 0
        packed = (data[at : min(at + _CHUNK_BYTES, self.end)] for at in range(self.start, self.end, _CHUNK_BYTES))
        for chunk in packed if self.method == zipfile.ZIP_STORED else _inflated(packed):
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        if checksum != self.checksum:
            raise zipfile.BadZipFile("wrong checksum")


def salvage(data: mmap.mmap, *, entries: int, unpacked_bytes: int) -> Iterator[Salvaged]:
    """Yield what can be found in `data`: at most so many entries, looking through at most so many unpacked bytes."""
    at = data.find(_SIGNATURE)
    while at >= 0 and entries > 0 and at + _HEADER.size <= len(data):
        found, looked_through = _entry(data, at, unpacked_bytes)
        yield found
        entries -= 1
        unpacked_bytes -= looked_through
        if found.end is None and found.method != zipfile.ZIP_DEFLATED:
            return  # Where the data of a stored entry ends is unknown: what looks like a header may be its content.
        at = data.find(_SIGNATURE, found.end or found.start)


def _entry(data: mmap.mmap, at: int, unpacked_bytes: int) -> tuple[Salvaged, int]:
    """Return the entry whose header is at `at`, and how many bytes were unpacked to find its end."""
    head = _HEADER.unpack_from(data, at)
    flags, method, dos_time, dos_date, checksum, packed_bytes = head[2:8]
    name_end = at + _HEADER.size + head[9]
    start = name_end + head[10]
    about = (data[at + _HEADER.size : name_end], flags, method, dos_time, dos_date, data[name_end:start], start)
    looked_through = 0
    if not flags & _DESCRIPTOR_FLAG:
        end: int | None = start + packed_bytes
    elif method == zipfile.ZIP_DEFLATED:
        end, looked_through = _deflated_end(data, start, unpacked_bytes)
        checksum = _described_checksum(data, end)
    else:
        end = None
    if packed_bytes == _IN_ZIP64 or (end is not None and end > len(data)):
        end = None
    return Salvaged(*about, end=end, checksum=checksum), looked_through


def _deflated_end(data: mmap.mmap, start: int, unpacked_bytes: int) -> tuple[int | None, int]:
    """Return where the deflated stream at `start` ends, or None, and how many bytes were unpacked to find out."""
    engine, at, done = zlib.decompressobj(-zlib.MAX_WBITS), start, 0
    pending = b""
    try:
        while not engine.eof and done <= unpacked_bytes:
            if not pending:
                pending = data[at : at + _CHUNK_BYTES]
                at += len(pending)
                done += len(pending)  # Blocks that unpack to nothing take time as well.
                if not pending:
                    return None, done
            done += len(engine.decompress(pending, _CHUNK_BYTES))
            pending = engine.unconsumed_tail
    except zlib.error:
        return None, done
    return (at - len(engine.unused_data) if engine.eof else None), done


def _described_checksum(data: mmap.mmap, end: int | None) -> int | None:
    """Return the checksum that follows the data, with or without a signature before it."""
    if end is None:
        return None
    at = end + 4 if data[end : end + 4] == _DESCRIPTOR_SIGNATURE else end
    return int.from_bytes(data[at : at + 4], "little")


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    """Yield unpacked chunks of bounded size, whatever the compression."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    for chunk in packed:
        while chunk and not engine.eof:
            yield engine.decompress(chunk, _CHUNK_BYTES)
            chunk = engine.unconsumed_tail
    yield engine.flush()
