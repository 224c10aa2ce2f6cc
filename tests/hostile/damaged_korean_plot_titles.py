"""Plots with Korean titles: a warning for every letter that the font lacks.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS
    + r"""
plt.figure()
plt.plot(vector)
plt.title("훈련 손실과 검증 손실의 변화")
plt.xlabel("에포크")
plt.show()
""",
}
