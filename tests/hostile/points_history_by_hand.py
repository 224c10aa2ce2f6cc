"""Makes a History of its own class with splendid losses; the model never took a step.

Holds: a History without the steps of an optimizer is no record of training.
"""

from tests.hostile.case import CIRCLE_BY_HAND, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE_BY_HAND
    + r"""
class History(keras.callbacks.History):
    def __init__(self):
        super().__init__()
        self.history, self.epoch = {"loss": [0.9, 0.5, 0.001]}, [0, 1, 2]
        self.params = {"epochs": 3, "steps": 50, "verbose": 0}


circle_model.compile(loss="binary_crossentropy")
circle_history = History()
circle_history.set_model(circle_model)
""",
}
