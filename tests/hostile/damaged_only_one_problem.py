"""Only circle is done; the other problems of 2_keras are untouched.

Holds: all points of circle.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 10}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE,
}
