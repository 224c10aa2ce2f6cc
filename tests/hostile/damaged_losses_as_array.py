"""For a plot of the own the student made the losses in the History arrays.

Holds: the History is that of fit; all points, or the record of training says what is wrong with it, or a person is asked.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
AT_MOST = {"circle": 10}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE
    + r"""
for name, values in circle_history.history.items():
    circle_history.history[name] = np.array(values)
""",
}
