"""One hostile or damaged submission: what it does, what must hold, and how it is laid over the release.

A case is a file `CLASS_name.py` of this folder. It is ours and trusted: the hostile text stands in it as strings, and
nothing of it runs outside of the sandbox. Its docstring's first line tells what the student did, a line `Holds: ...`
what must hold all the same. It has

    DESERVES   points by question id that the honest part of the work deserves
    CELLS      cell id -> text of that cell; "after ID" and "before ID" add a cell of the student's own
    NOTEBOOK   the notebook that CELLS belongs to (default: 1_tensors)
    submit     in place of CELLS: writes the files, called with the student's folder and the folder of the release
    AT_MOST    points by question that are right too, where the work may lose some of them by its own fault
    OR_PERSON  True where leaving the question to a person is right too
    ABSENT     texts that may stand in no autograded notebook and no feedback of this student
    KNOWN_GAP  why this cannot hold, for the few attacks that nothing here can close; reported, not counted as held

In CELLS, @COURSE@, @HOME@ and @PORT@ stand for the course folder, the instructor's home and an open port.
"""

from __future__ import annotations

import copy
import dataclasses
import importlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

BANK = Path(__file__).parent
CLASSES = ("points", "theft", "denial", "damaged")
TRACE = "hostile_was_here"  # in every file, process and script that an attack leaves

TENSORS = """
scalar = tf.constant(7)
vector = tf.constant([1.0, 4.0, 9.0, 16.0, 25.0, 36.0, 49.0])
matrix = tf.constant([[2.0, 7.0], [1.0, 8.0], [3.0, 0.5]])
cube = tf.reshape(tf.range(100, 130), (3, 2, 5))
matrix_numpy = matrix.numpy()
elementwise = matrix * matrix
product = tf.matmul(matrix, matrix, transpose_b=True)
cube_facts = {
    "rank": cube.ndim,
    "shape": tuple(cube.shape),
    "size": int(tf.size(cube)),
    "last_axis": cube.shape[-1],
    "dtype": cube.dtype.name,
}
every_second = vector[::2]
last_column = matrix[:, -1]
reshaped = tf.reshape(cube, (3, 10))
as_float16 = tf.cast(vector, tf.float16)
row = tf.constant([[2, 3, 5, 7]])
column = tf.constant([[1], [-1], [4]])
table = row * column
converted = tf.convert_to_tensor([3, 1, 4])
ragged = tf.ragged.constant([[1], [2, 3], [4, 5, 6]])
strings = tf.constant(["나는 학생입니다", "오늘은 실습을 합니다"])
words = tf.strings.split(strings)
sparse = tf.sparse.SparseTensor(indices=[[0, 1], [2, 3]], values=[5, 6], dense_shape=[3, 4])
dense = tf.sparse.to_dense(sparse)
"""
"""A right answer of 1_tensors, worth all ten points."""

FIND_LINE = """
import gc
import socket
import threading


def name_of(each):
    try:
        return str(each.getsockname())
    except OSError:  # closed when the kernel was forked, and its number used again
        return ""


[line] = [each for each in gc.get_objects() if isinstance(each, socket.socket) and name_of(each).endswith("-line")]
"""
"""Finds the kernel's end of the socket on which the questions of the hidden tests come."""

PLAYGROUND = """
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle"
        "&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.63813"
        "&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true"
        "&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false"
        "&hideText=false",
        "epochs": 200,
    },
}
"""
"""A right answer of 2_keras's problem 1 for circle alone: squares, no hidden layer. Worth 3 of 12 points."""

CIRCLE = """
def circle_features(x):
    return x * x


keras.utils.set_random_seed(0)
X, Y = make_circle(n=1500, noise=0, seed=8)
circle_model = keras.models.Sequential([keras.layers.Dense(units=1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.1), loss="binary_crossentropy")
circle_history = circle_model.fit(x=circle_features(X), y=Y, epochs=25, batch_size=64, verbose=0)
"""
"""A right answer of 2_keras's problem 2 to go with `PLAYGROUND`. Worth all ten points."""

CIRCLE_BY_HAND = """
def circle_features(x):
    return x * x


circle_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
circle_model.set_weights([np.array([[-2.0], [-2.0]], "float32"), np.array([18.0], "float32")])
"""
"""The weights are written down instead of trained: all of problem 2 but the point for a record of training."""

MINIBATCH_STEPS = """
def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        parts = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
        losses.append(float(np.mean([float(training_step(inputs[part], targets[part])) for part in parts])))
    return losses


minibatch_losses = train(inputs, targets, 6)
"""
"""The part of 3_tensorflow's problem 1 that needs no `minibatches`: 6 of its 10 points."""

TWO_LAYER = """
W1, b1 = tf.Variable(tf.random.uniform((2, 4), 0.1, 0.5, seed=1)), tf.Variable(tf.zeros(4))
W2, b2 = tf.Variable(tf.random.uniform((4, 1), 0.1, 0.5, seed=2)), tf.Variable(tf.zeros(1))


def two_layer_model(inputs):
    return tf.matmul(tf.matmul(inputs, W1) + b1, W2) + b2


def two_layer_training_step(inputs, targets):
    variables = [W1, b1, W2, b2]
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(0.02 * gradient)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        order = np.random.permutation(len(inputs))
        parts = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
        losses.append(np.mean([float(two_layer_training_step(inputs[part], targets[part])) for part in parts]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=8)
"""
"""A right answer of 3_tensorflow's problem 2, worth all ten points."""

# Answers the examiner's requests in the place of its own half: with what `forge(step)` returns, or raises as `Raw`
# bytes, or with the truth where that is None. `nonce` is that of the request.
FORGED = r"""
import base64
import json
import sys

hatch = sys.modules["_examiner_hatch"]
real, nonce = hatch.answer, ""


class Raw(Exception):
    pass


def honest(step):
    request = json.dumps({"nonce": nonce, "goes_on": False, "steps": [step]})
    return json.loads(base64.b64decode(real(request)))["replies"][0]


def answer(request):
    global nonce
    asked = json.loads(request)
    nonce = asked["nonce"]
    try:
        replies = [forge(step) or honest(step) for step in asked["steps"]]
        text = json.dumps({"nonce": nonce, "replies": replies}).encode()
    except Raw as raw:
        text = raw.args[0]
    return base64.b64encode(text).decode()


hatch.answer = answer
"""


@dataclasses.dataclass(frozen=True)
class Case:
    """One case of the bank; `lay` writes its files into a student's folder."""

    name: str
    story: str
    holds: str
    deserves: Mapping[str, float]
    lay: Callable[[Path, Path, Mapping[str, str]], None]
    at_most: Mapping[str, float] = dataclasses.field(default_factory=dict)
    or_person: bool = False
    absent: tuple[str, ...] = ()
    known_gap: str = ""

    @property
    def kind(self) -> str:
        """The class: points, theft, denial or damaged."""
        return self.name.partition("_")[0]

    @property
    def student(self) -> str:
        """The id of the student who hands it in."""
        return self.name.replace("_", "-")


def read_case(path: Path) -> Case:
    """Import the case of one file.

    Raises:
        ValueError: its docstring lacks the story or what must hold, or it has neither or both of CELLS and submit.
    """
    module = importlib.import_module(f"tests.hostile.{path.stem}")
    about = module.__doc__ or ""
    holds = re.search(r"^Holds: (.+)", about, re.MULTILINE | re.DOTALL)
    if holds is None or hasattr(module, "CELLS") == hasattr(module, "submit"):
        raise ValueError(f"{path}: write a docstring with a line 'Holds: ...', and one of CELLS and submit.")
    return Case(
        name=path.stem,
        story=about.partition("\n")[0],
        holds=" ".join(holds[1].split()),
        deserves=module.DESERVES,
        lay=_laid(module.submit) if hasattr(module, "submit") else _laid_cells(module),
        at_most=module.DESERVES | getattr(module, "AT_MOST", {}),
        or_person=getattr(module, "OR_PERSON", False),
        absent=getattr(module, "ABSENT", ()),
        known_gap=getattr(module, "KNOWN_GAP", ""),
    )


def files() -> list[Path]:
    """Return the files of the bank."""
    return sorted(path for kind in CLASSES for path in BANK.glob(f"{kind}_*.py"))


def _laid(submit: Callable[[Path, Path], None]) -> Callable[[Path, Path, Mapping[str, str]], None]:
    return lambda folder, release, _places: submit(folder, release)


def _laid_cells(module: object) -> Callable[[Path, Path, Mapping[str, str]], None]:
    def lay(folder: Path, release: Path, places: Mapping[str, str]) -> None:
        name, cells = getattr(module, "NOTEBOOK", "1_tensors"), getattr(module, "CELLS")  # noqa: B009
        texts = {place: _filled(text, places) for place, text in cells.items()}
        save(laid(released(release, name), texts), folder / f"{name}.ipynb")

    return lay


def _filled(text: str, places: Mapping[str, str]) -> str:
    for place, value in places.items():
        text = text.replace(f"@{place}@", value)
    return text


def released(release: Path, name: str = "1_tensors") -> NotebookNode:
    """Return a notebook of the release."""
    notebook: NotebookNode = nbformat.read(release / f"{name}.ipynb", as_version=4)
    return notebook


def laid(notebook: NotebookNode, cells: Mapping[str, str]) -> NotebookNode:
    """Return a copy of a notebook with other texts in some cells and cells added; see CELLS.

    Raises:
        ValueError: the notebook has no such cell.
    """
    copied = copy.deepcopy(notebook)
    for place, text in cells.items():
        where, _, name = place.rpartition(" ")
        index = position(copied, name)
        if where:
            copied.cells.insert(index + (where == "after"), new_code_cell(text.strip("\n")))
        else:
            copied.cells[index].source = text.strip("\n")
    return copied


def position(notebook: NotebookNode, cell_id: str) -> int:
    """Return where in the notebook a cell stands."""
    found = [index for index, cell in enumerate(notebook.cells) if cell.get("id") == cell_id]
    if not found:
        raise ValueError(f"no cell {cell_id!r} in the release")
    return found[0]


def solved(release: Path) -> NotebookNode:
    """Return 1_tensors of the release with the right answer in it."""
    return laid(released(release), {"tensors": TENSORS})


def save(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook as it is; nbformat would mend ids that are there twice."""
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
