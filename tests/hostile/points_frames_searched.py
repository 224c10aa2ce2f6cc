"""product looks through all frames, threads and objects for the expected array when it is read.

Holds: no frame or object of the student's process holds an expected value.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
import gc
import sys


class Spy:
    dtype, shape = tf.float32, tf.TensorShape((3, 3))

    @property
    def __class__(self):
        return tf.Tensor

    def numpy(self):
        frames = list(sys._current_frames().values())
        while frames:
            frame = frames.pop()
            frames += [frame.f_back] if frame.f_back else []
            for name in ("wanted", "expected", "answer", "right", "base"):
                if isinstance(frame.f_locals.get(name), np.ndarray) and frame.f_locals[name].shape == (3, 3):
                    return frame.f_locals[name]
        arrays = [item for item in gc.get_objects() if type(item) is np.ndarray and item.shape == (3, 3)]
        return (arrays + [np.zeros((3, 3), "float32")])[0].astype("float32")


product = Spy()
""",
}
