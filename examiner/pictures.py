"""How large a student's pictures are: a few bytes can stand for gigabytes of points in the browser that shows them."""

from __future__ import annotations

import base64
import io
import re
import warnings

from PIL import Image

MAX_POINTS = 50_000_000  # a browser takes four bytes for each; a page at 600 dots an inch has 35 million
_OTHERS = re.compile(rb"BM|\0\0[\1\2]\0|.{4}ftyp", re.DOTALL)  # BMP, ICO, AVIF: a browser knows them by any name


def is_showable(text: str) -> bool:
    """True for the base64 text of a PNG, JPEG, GIF or WebP with at most `MAX_POINTS`, and of what is no picture."""
    try:
        content = base64.b64decode(text)
    except ValueError:
        return True
    return not _OTHERS.match(content) and _points(content) <= MAX_POINTS


def _points(content: bytes) -> float:
    """Return the points of a picture by its header, 0 for bytes that are none."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _points_of_webp(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF")) as picture:
                return picture.width * picture.height
    except Image.DecompressionBombError:
        return float("inf")
    except Exception:  # of a header that is none, whatever Pillow raises; nothing behind it is read
        return 0


def _points_of_webp(content: bytes) -> int:
    """Return the points of a WebP, which Pillow would unpack to open it (RFC 9649, sections 2.5 to 2.7)."""
    kind = content[12:16]
    if kind == b"VP8X":
        return (1 + int.from_bytes(content[24:27], "little")) * (1 + int.from_bytes(content[27:30], "little"))
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (1 + (bits & 0x3FFF)) * (1 + (bits >> 14 & 0x3FFF))
    return (int.from_bytes(content[26:28], "little") & 0x3FFF) * (int.from_bytes(content[28:30], "little") & 0x3FFF)
