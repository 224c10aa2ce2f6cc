"""As a History by hand, and the optimizer's count of steps is set by hand too.

Holds: a record of training that was made up is not worth its point.
"""

from tests.hostile.case import CIRCLE_BY_HAND, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 9}
CELLS = {
    "playground": PLAYGROUND,
    "circle": CIRCLE_BY_HAND
    + r"""
circle_model.compile(optimizer=keras.optimizers.Adam(), loss="binary_crossentropy")
circle_model.optimizer.build(circle_model.trainable_variables)
circle_model.optimizer.iterations.assign(1000)
circle_history = keras.callbacks.History()
circle_history.set_model(circle_model)
circle_history.history, circle_history.epoch = {"loss": [0.9, 0.5, 0.001]}, [0, 1, 2]
circle_history.params = {"epochs": 3, "steps": 50, "verbose": 0}
""",
}
