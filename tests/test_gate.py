"""The gate counts what a kernel sends, however it is cut into frames and pieces."""

from __future__ import annotations

import pytest

from examiner.gate import Frames, LimitExceeded, Meter
from examiner.limits import Limits

LIMITS = Limits(message_mb=1, output_mb=4, messages=100)
GREETING = bytes(64)
MORE, LONG, COMMAND = 1, 2, 4


def frame(size: int, flags: int = 0) -> bytes:
    """A frame of ZMTP 3.1 with `size` bytes."""
    if size > 255:
        return bytes([flags | LONG]) + size.to_bytes(8) + bytes(size)
    return bytes([flags, size]) + bytes(size)


def message(size: int) -> bytes:
    """A message of two frames, as a kernel sends it."""
    return frame(5, MORE) + frame(size)


def fed(data: bytes, piece: int = 65_536) -> Meter:
    meter = Meter(LIMITS)
    frames = Frames(meter)
    for start in range(0, len(data), piece):
        frames.feed(data[start : start + piece])
    return meter


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 64, 1000, 65_536])
def test_pieces_do_not_matter(piece: int) -> None:
    meter = fed(GREETING + frame(30, COMMAND) + message(10) + message(300) + message(70_000), piece)
    assert (meter.messages, meter.bytes) == (3, 256 + 2 * 256 + (256 + 300) + (256 + 70_000))


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (frame(2**21), "message_mb"),
        (frame(2**19, MORE) * 3, "message_mb"),
        (frame(0, MORE) * 5000, "message_mb"),
        (bytes([LONG]) + (2**63).to_bytes(8), "message_mb"),
        ((frame(2**17, MORE) + frame(1, COMMAND)) * 9, "message_mb"),
        (message(2**19) * 9, "output_mb"),
        (frame(1, COMMAND) * 20_000, "output_mb"),
        (message(1) * 101, "messages"),
    ],
)
def test_too_much_is_noticed_whatever_its_form(data: bytes, limit: str) -> None:
    with pytest.raises(LimitExceeded) as exceeded:
        fed(GREETING + data)
    assert exceeded.value.name == limit


def test_too_big_a_frame_is_noticed_by_its_length_alone() -> None:
    with pytest.raises(LimitExceeded):
        fed(GREETING + frame(2**21)[:9])


def test_too_big_a_message_is_not_too_much_output_on_another_connection() -> None:
    meter = Meter(LIMITS)
    big, other = Frames(meter), Frames(meter)
    with pytest.raises(LimitExceeded) as exceeded:
        big.feed(GREETING + frame(2**23)[:9])
    assert exceeded.value.name == "message_mb"
    other.feed(GREETING + message(10))


def test_each_cell_begins_anew() -> None:
    meter = Meter(LIMITS)
    frames = Frames(meter)
    frames.feed(GREETING)
    for _ in range(5):
        meter.reset()
        frames.feed(message(1) * 90)
    assert meter.messages == 90
