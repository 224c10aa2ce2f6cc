"""Each question runs in a greenlet of the examiner's; minibatches and train go back from it to what waits for it.

Holds: what comes so is no answer, and passes no test.
"""

NOTEBOOK = "3_tensorflow"
DESERVES = {"minibatch": 0}
CELLS = {
    "minibatch": r"""
import sys

import greenlet


def leave():
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
    asked = __import__("json").loads(frame.f_locals.get("request", "{}"))
    reply = '{"nonce": "%s", "replies": [{"value": true}]}' % asked.get("nonce", "")
    greenlet.getcurrent().parent.switch(__import__("base64").b64encode(reply.encode()).decode())


def minibatches(inputs, targets, batch_size=32):
    leave()


def train(inputs, targets, epochs, batch_size=32):
    leave()
""",
}
