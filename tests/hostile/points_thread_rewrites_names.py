"""A thread keeps rebinding product and table to other guesses while the tests read them.

Holds: each read is one value; guesses fulfil no relation.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 8}
CELLS = {
    "tensors": TENSORS
    + r"""
product = tf.zeros((3, 3))
table = tf.zeros((3, 4), tf.int32)
""",
    "after tensors": r"""
import threading
import time

names = globals()


def rebind():
    rng = np.random.default_rng(0)
    for _ in range(60):
        names["product"] = tf.constant(rng.normal(size=(3, 3)).astype("float32"))
        names["table"] = tf.constant(rng.integers(50, 99, (3, 4)))
        time.sleep(0.2)


threading.Thread(target=rebind, daemon=True).start()
""",
}
