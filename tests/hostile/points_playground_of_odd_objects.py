"""playground is a dict of its own kind, whose addresses and epochs say something else each time they are read.

Holds: each is read once, as plain text and a plain number, and the same for all questions.
"""

from tests.hostile.case import CIRCLE, PLAYGROUND

NOTEBOOK = "2_keras"
DESERVES = {"playground": 3, "circle": 10}
CELLS = {
    "playground": PLAYGROUND
    + r"""
import itertools

right = playground["circle"]["url"]


class Url(str):
    def __new__(cls, *texts):
        made = super().__new__(cls, texts[0])
        made.texts = itertools.cycle(texts)
        return made

    def __str__(self):
        return next(self.texts)


class Epochs(int):
    says = itertools.cycle([200, 5000, 10**18, -1])

    def __int__(self):
        return next(self.says)

    __index__ = __int__

    def bit_length(self):
        return 1


class Answers(dict):
    def items(self):
        yield from super().items()
        yield "xor", {"url": right.replace("dataset=circle", "dataset=xor"), "epochs": float("inf")}
        yield b"gauss", {b"url": Url(right.replace("circle", "gauss"), right), "epochs": np.array([200])}
        yield "spiral", {"url": right.replace("circle", "spiral"), "epochs": "1e400"}


playground = Answers(circle={"url": Url(right, "https://example.org", right), "epochs": Epochs(200)})
""",
    "circle": CIRCLE,
}
