"""Text copied from a chat: no-break spaces in comments, zero width marks at line ends.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS.replace("\nrow", "  # 다음\N{NO-BREAK SPACE}줄\N{ZERO WIDTH SPACE}\nrow"),
}
