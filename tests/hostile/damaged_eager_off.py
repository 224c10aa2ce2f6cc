"""The student switched global settings: float64, seeds, print options, warnings as errors.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "before tensors": r"""
import warnings

import keras

keras.backend.set_floatx("float64")
np.set_printoptions(precision=2)
np.seterr(all="raise")
warnings.simplefilter("error")
tf.random.set_seed(1)
""",
    "tensors": TENSORS,
}
