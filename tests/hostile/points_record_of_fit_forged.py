"""As the optimizer's steps forged, and what the kernel remembers of `fit` is rewritten too, by who has read its source.

Holds: a record of training that was made up is not worth its point.
"""

from tests.hostile.case import PLAYGROUND
from tests.hostile.points_optimizer_steps_forged import CELLS as STEPS_FORGED

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
KNOWN_GAP = (
    "what was trained is known in the student's process alone; who rewrites the examiner's notes there gets one point"
)
CELLS = {
    "playground": PLAYGROUND,
    "circle": STEPS_FORGED["circle"]
    + r"""
import sys
sys.modules["_examiner_training_kernel"].about = lambda history: {"is_from_fit": True, "has_moved": True}
""",
}
