"""Right code that warns, logs and writes to standard error at every step.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": r"""
import logging
import sys
import warnings
"""
    + TENSORS
    + r"""
warnings.warn("beware", DeprecationWarning, stacklevel=1)
warnings.warn("beware", stacklevel=1)
logging.error("an error that is none")
print("Traceback (most recent call last): no", file=sys.stderr)
os.write(2, b"W0000 cuda not found")
""",
}
