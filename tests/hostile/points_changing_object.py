"""product has another value at each read, always one of those the examiner may have in mind.

Holds: a test reads a name once; none of the guesses is the product.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
class Changing(tf.Module):
    def __init__(self):
        super().__init__()
        self.guesses = [tf.zeros((3, 3)), tf.ones((3, 3)), tf.eye(3), matrix @ tf.ones((2, 3)), tf.fill((3, 3), np.nan)]
        self.dtype, self.shape, self.reads = tf.float32, tf.TensorShape((3, 3)), 0

    @property
    def __class__(self):
        return tf.Tensor

    def numpy(self):
        self.reads += 1
        return self.guesses[self.reads % len(self.guesses)].numpy()


product = Changing()
""",
}
