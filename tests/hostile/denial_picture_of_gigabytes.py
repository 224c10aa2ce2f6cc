"""Shows a picture of 30,000 by 30,000 points, which is 110 kB here and 3.6 GB in the browser of whoever opens the page.

Holds: all ten points, and the picture is in neither the autograded notebook nor the feedback.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
ABSENT = ("iVBORw0KGgoAAAANSUhEUgAAdTAAAHUw",)
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import struct
import zlib
from IPython.display import HTML, Image, display
import base64


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


side = 30_000
line = bytes(1 + side // 8)
packer = zlib.compressobj(9)
points = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
picture = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", points) + chunk(b"IEND", b"")
display(Image(picture))
display(HTML(f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}">'))
""",
}
