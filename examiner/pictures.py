"""How large a student's pictures are: a few bytes can stand for gigabytes of points in the browser that shows them."""

from __future__ import annotations

import base64
import io
import math
import warnings

from PIL import Image

MAX_POINTS = 50_000_000  # a browser takes four bytes for each; a page at 600 dots an inch has 35 million


def is_showable(text: str) -> bool:
    """True for the base64 text of a PNG, JPEG, GIF or WebP with at most `MAX_POINTS`."""
    try:
        content = base64.b64decode("".join(text.split()).rstrip("=") + "===")  # Browsers need no padding.
    except ValueError:
        return False
    return _points(content) <= MAX_POINTS


def _points(content: bytes) -> float:
    """Return the points of a picture by its header, infinitely many where it is none that is known."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _points_of_webp(content)
    if content[:8] == b"\x89PNG\r\n\x1a\n":  # Pillow reads on, to what a browser may pass over.
        return int.from_bytes(content[16:20]) * int.from_bytes(content[20:24])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "GIF")) as picture:
                return picture.width * picture.height
    except Exception:  # of a header that is none, or of far too many points
        return math.inf


def _points_of_webp(content: bytes) -> int:
    """Return the points of a WebP, which Pillow would unpack to open it (RFC 9649, sections 2.5 to 2.7)."""
    kind = content[12:16]
    if kind == b"VP8X":
        return (1 + int.from_bytes(content[24:27], "little")) * (1 + int.from_bytes(content[27:30], "little"))
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (1 + (bits & 0x3FFF)) * (1 + (bits >> 14 & 0x3FFF))
    return (int.from_bytes(content[26:28], "little") & 0x3FFF) * (int.from_bytes(content[28:30], "little") & 0x3FFF)
