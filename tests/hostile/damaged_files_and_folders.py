"""The student writes, reads and changes the working folder.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
os.makedirs("out", exist_ok=True)
np.save("out/matrix.npy", matrix_numpy)
os.chdir("out")
print(np.load("matrix.npy"))
""",
}
