"""What goes through the hatch and what does not."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from nbformat.v4 import new_code_cell

from examiner import hatch, messages, sandbox
from examiner.errors import StudentFault
from examiner.hatch import Hatch, History, NameMissing, Opaque, RemoteFunction, RemoteVariable
from examiner.kernel import Kernel
from examiner.model import Outcome
from tests.conftest import PROJECT, SHORT

NOTEBOOK = """
import collections, os
import pandas
import numpy as np
import tensorflow as tf
import keras

numbers = [1, 2.5, None, True, "글", (3, float("inf"))]
table = {"a": np.float32(0.5), "b": np.arange(3, dtype="int32")}
matrix = np.arange(6, dtype="float64").reshape(2, 3)
tensor = tf.constant([[1.0, 2.0]])
words = tf.constant(["가", "나"])
ragged = tf.ragged.constant([[1], [2, 3]])
split = tf.strings.split(["가 나", "다"])
word = tf.constant("라")
string_variable = tf.Variable(["마", "바"])
sparse = tf.sparse.SparseTensor([[0, 1]], [5.0], [2, 3])
W = tf.Variable([[1.0], [2.0]])
v = keras.Variable(3.0)
objects = np.array([object()])
deep = []
for _ in range(50): deep = [deep]
huge = np.zeros((100_000_000,), dtype="uint8")
lazy = (n for n in range(3))

def double(x, *, plus=0): return x * 2 + plus
def batches(x, y): yield from ((x[i:i + 2], y[i:i + 2]) for i in range(0, len(x), 2))
def data(x): return tf.data.Dataset.from_tensor_slices(x).batch(2)
def boxed(x):
    found = np.empty(2, dtype=object)
    for i in range(2): found[i] = (x[2 * i:2 * i + 2], i)
    return found
class Indexed:
    def __init__(self, x): self.x = x
    def __len__(self): return 2
    def __getitem__(self, i): return self.x[2 * i:2 * i + 2]  # never an IndexError
def endless():
    while True: yield 1
def wrong(x): raise ValueError("안 됩니다")
def undone(x): raise NotImplementedError
def leave(): os._exit(1)
def step(): W.assign_add([[1.0], [1.0]]); return W.numpy().sum()
large, larger = np.ones(600_000), np.ones(900_000)
def hang():
    while True: pass
def framed(x): return pandas.DataFrame(x, columns=["a", "b"])
class Unwilling:
    def __array__(self, *arguments, **options): raise RuntimeError
    def __iter__(self): return iter([1, 2])
def unwilling(x): return Unwilling()

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1)])
wrapped = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation=keras.layers.Activation("tanh"))])
unbuilt = keras.Sequential([keras.layers.Dense(1)])
dropout = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1), keras.layers.Dropout(0.5)])
def 시그모이드(z): return 1.0 / (1.0 + keras.ops.exp(-z))
def wave(z): return keras.ops.sin(z)
equal = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation=lambda z: tf.maximum(z, 0.0)),
    keras.layers.Dense(2, activation=lambda z: 2 / (1 + tf.exp(-2 * z)) - 1),
    keras.layers.Dense(1, activation=시그모이드)])
own = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation=wave)])
inputs = keras.Input((2,)); functional = keras.Model(inputs, keras.layers.Dense(1)(inputs))
class Hanging(keras.Sequential): layers = property(lambda self: hang())
hanging = Hanging.__new__(Hanging)
model.compile("sgd", "mse")
ones = np.ones((10, 2)), np.ones((10, 1))
history = model.fit(*ones, epochs=3, batch_size=5, verbose=0)
def trained(rate, **options):
    net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    net.compile(keras.optimizers.SGD(rate), "mse")
    return net, net.fit(*ones, verbose=0, **options)
idle, idle_history = trained(0.0)
busy, kept = trained(0.1)[0], keras.callbacks.History()
busy.fit(*ones, callbacks=[kept], verbose=0)
by_hand = keras.callbacks.History()
by_hand.set_model(busy)
by_hand.history, by_hand.epoch, by_hand.params = kept.history, kept.epoch, kept.params
other = trained(0.1)[1]
other.set_model(busy)
class Enough(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None): raise StopIteration
stopped, _ = trained(0.1)
try: stopped.fit(*ones, epochs=9, callbacks=Enough(), verbose=0)
except StopIteration: stopped_history = stopped.history
lazy_idle = keras.Sequential([keras.layers.Dense(1)])
lazy_idle.compile(keras.optimizers.SGD(0.0), "mse")
lazy_idle_history = lazy_idle.fit(*ones, verbose=0)
never, never_history = keras.Sequential([keras.layers.Dense(1)]), keras.callbacks.History()
never.compile("sgd", "mse")
try: never.fit(None, callbacks=[never_history])
except Exception: never_history.set_model(never)
lazy_net = keras.Sequential([keras.layers.Dense(1)])
lazy_net.compile("sgd", "mse")
lazy_history = lazy_net.fit(*ones, verbose=0)
"""


@pytest.fixture(scope="module")
def student() -> Iterator[Hatch]:
    with Kernel(sandbox.find(PROJECT), SHORT) as kernel:
        kernel.plant(hatch.PLANT, ("training_kernel", "install()"), limit_s=60)
        ended = kernel.run(new_code_cell(NOTEBOOK), limit_s=120)
        assert ended.outcome is Outcome.PASSED, ended
        yield Hatch(kernel, limit_s=5)


def sentence_of(student: Hatch, name: str, *arguments: Any) -> StudentFault:
    with pytest.raises(StudentFault) as fault:
        student.call(name, arguments, {}) if arguments else student.read(name)
    return fault.value


def test_plain_values_arrive_as_they_are(student: Hatch) -> None:
    assert student.read("numbers") == [1, 2.5, None, True, "글", (3, float("inf"))]


def test_a_dictionary_keeps_its_arrays(student: Hatch) -> None:
    table = student.read("table")
    assert table["a"] == 0.5
    assert table["b"].dtype == np.int32
    assert table["b"].tolist() == [0, 1, 2]


def test_arrays_and_tensors_keep_kind_dtype_and_shape(student: Hatch) -> None:
    matrix, tensor = student.read("matrix"), student.read("tensor")
    assert isinstance(matrix, np.ndarray)
    assert matrix.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert type(tensor).__name__ == "EagerTensor"
    assert tensor.shape == (1, 2)


def test_special_tensors_are_real_ones(student: Hatch) -> None:
    assert [word.decode() for word in student.read("words").numpy()] == ["가", "나"]
    assert student.read("ragged").to_list() == [[1], [2, 3]]
    assert student.read("split").to_list() == [["가".encode(), "나".encode()], ["다".encode()]]
    assert student.read("word").numpy().decode() == "라"
    assert [text.decode() for text in student.read("string_variable").numpy()] == ["마", "바"]
    assert student.read("sparse").dense_shape.numpy().tolist() == [2, 3]


@pytest.mark.parametrize(("name", "value"), [("W", [[5.0], [6.0]]), ("v", 7.0)])
def test_a_variable_is_assigned_and_put_back(student: Hatch, name: str, value: Any) -> None:
    variable = student.read(name)
    assert isinstance(variable, RemoteVariable)
    before = variable.numpy().tolist()
    variable.assign(value)
    assert variable.numpy().tolist() == value
    student.put_back()
    assert variable.numpy().tolist() == before


@pytest.fixture
def requests(student: Hatch, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent to the kernel from now on."""
    sent: list[str] = []
    ask = Kernel.ask
    monkeypatch.setattr(Kernel, "ask", lambda *asked, **limit: sent.append(asked[1]) or ask(*asked, **limit))  # type: ignore[func-returns-value]
    return sent


def test_assignments_a_call_and_new_values_travel_together(student: Hatch, requests: list[str]) -> None:
    variable, step = student.read_all(["W", "step"])
    variable.assign([[5.0], [6.0]])
    assert step() == 13
    assert variable.numpy().tolist() == [[6.0], [7.0]]
    assert step() == 15
    assert variable.numpy().tolist() == [[7.0], [8.0]]
    assert len(requests) == 3
    student.put_back()
    assert student.value("W").tolist() == [[1.0], [2.0]]


def test_a_fault_in_a_list_of_steps_is_that_of_its_step(student: Hatch) -> None:
    student.read("W").assign([1.0, 2.0, 3.0])
    with pytest.raises(StudentFault, match=r"W\.assign"):
        student.call("double", (1,), {})
    assert student.call("double", (1,), {}) == 2
    student.put_back()
    assert student.value("W").tolist() == [[1.0], [2.0]]
    with pytest.raises(NameMissing) as missing:
        student.read_all(["W", "nowhere", "v"])
    assert missing.value.name == "nowhere"


def test_a_value_that_hangs_is_named_and_slows_no_other(student: Hatch) -> None:
    with pytest.raises(StudentFault, match="hanging") as fault:
        student.read_all(["W", "hanging", "step"])
    assert fault.value.outcome is Outcome.TIMEOUT
    assert "W" not in fault.value.sentence
    assert student._slow == {"hanging"}


def test_values_that_are_large_together_come_one_by_one(student: Hatch, requests: list[str]) -> None:
    large, larger, small = student.read_all(["large", "larger", "v"])
    assert (large.shape, larger.shape, small.shape) == ((600_000,), (900_000,), ())
    assert len(requests) == 3


def test_a_function_takes_and_returns_arrays(student: Hatch) -> None:
    double = student.read("double")
    assert isinstance(double, RemoteFunction)
    assert double(np.array([1.5, 2.0]), plus=1).tolist() == [4.0, 5.0]
    assert double(3) == 6


def test_what_numpy_takes_for_an_array_arrives_as_one(student: Hatch) -> None:
    points = np.arange(6, dtype=np.float32).reshape(3, 2)
    found = student.call("framed", (points,), {})
    assert isinstance(found, np.ndarray)
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, points)
    assert student.call("unwilling", (points,), {}) == [1, 2]


def test_a_generator_or_a_data_set_arrives_as_a_list(student: Hatch) -> None:
    x = np.arange(3, dtype="float32")
    pairs = student.call("batches", (x, x), {})
    assert [[part.tolist() for part in pair] for pair in pairs] == [[[0, 1], [0, 1]], [[2], [2]]]
    assert [part.tolist() for part in student.call("data", (x,), {})] == [[0, 1], [2]]


def test_an_array_of_objects_that_a_function_returns_arrives_as_a_list(student: Hatch) -> None:
    pairs = student.call("boxed", (np.arange(3),), {})
    assert [(part.tolist(), number) for part, number in pairs] == [([0, 1], 0), ([2], 1)]


def test_an_object_with_a_length_and_an_index_arrives_as_a_list(student: Hatch) -> None:
    assert [part.tolist() for part in student.call("Indexed", (np.arange(3),), {})] == [[0, 1], [2]]


def test_a_model_is_rebuilt_with_its_weights(student: Hatch) -> None:
    model = student.read("model")
    assert [layer.units for layer in model.layers] == [3, 1]
    assert [layer.activation.__name__ for layer in model.layers] == ["tanh", "linear"]
    assert np.isfinite(model.predict(np.ones((4, 2)), verbose=0)).all()


def test_an_activation_layer_is_its_function(student: Hatch) -> None:
    assert student.read("wrapped").layers[0].activation.__name__ == "tanh"


def test_an_own_activation_that_computes_what_one_of_keras_does_is_that_one(student: Hatch) -> None:
    assert [layer.activation.__name__ for layer in student.read("equal").layers] == ["relu", "tanh", "sigmoid"]


@pytest.mark.parametrize("name", ["model", "functional"])
def test_a_model_that_a_test_calls_is_called_where_it_lives(student: Hatch, name: str) -> None:
    [called] = student.read_all([name], functions={name})
    assert isinstance(called, RemoteFunction)
    assert called(np.ones((4, 2), "float32")).shape == (4, 1)


def test_what_cannot_be_called_is_no_function(student: Hatch) -> None:
    [value] = student.read_all(["W"], functions={"W"})
    assert isinstance(value, RemoteVariable)


def test_a_history_tells_what_trained(student: Hatch) -> None:
    history = student.read("history")
    assert isinstance(history, History)
    assert len(history.history["loss"]) == len(history.epoch) == 3
    assert history.model_is == ["model"]
    assert history.steps == 6
    assert (history.is_from_fit, history.has_moved) == (True, True)


@pytest.mark.parametrize(
    ("name", "is_from_fit", "has_moved"),
    [
        ("idle_history", True, False),
        ("kept", True, True),
        ("by_hand", False, True),
        ("other", False, True),
        ("stopped_history", True, True),
        ("lazy_history", True, True),
        ("lazy_idle_history", True, True),  # Keras makes the weights in the first step: nobody knows what they were.
        ("never_history", False, False),
    ],
)
def test_a_history_tells_whether_fit_made_it_and_moved_its_model(
    student: Hatch, name: str, is_from_fit: bool, has_moved: bool
) -> None:
    history = student.read(name)
    assert (history.is_from_fit, history.has_moved) == (is_from_fit, has_moved)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("unbuilt", messages.MODEL_NOT_BUILT.format(name="unbuilt")),
        ("dropout", messages.MODEL_LAYER.format(name="dropout", layer="Dropout")),
        ("own", messages.MODEL_ACTIVATION.format(name="own", activation="wave")),
        ("functional", messages.MODEL_NOT_SEQUENTIAL.format(name="functional", got="Functional")),
        ("deep", messages.TOO_BIG.format(name="deep")),
        ("huge", messages.TOO_BIG.format(name="huge")),
    ],
)
def test_what_cannot_be_carried_has_its_sentence(student: Hatch, name: str, sentence: str) -> None:
    fault = sentence_of(student, name)
    assert (fault.outcome, fault.sentence) == (Outcome.FAILED, sentence)


@pytest.mark.parametrize("name", ["objects", "os", "lazy"])
def test_what_is_not_data_stays_opaque(student: Hatch, name: str) -> None:
    assert isinstance(student.read(name), Opaque)


def test_each_fault_of_a_call_has_its_outcome(student: Hatch) -> None:
    assert sentence_of(student, "nowhere").outcome is Outcome.MISSING
    assert sentence_of(student, "undone", 1).outcome is Outcome.NOT_ATTEMPTED
    raised = sentence_of(student, "wrong", 1)
    assert raised.outcome is Outcome.ERROR
    assert "ValueError: 안 됩니다" in raised.sentence


def test_an_endless_answer_is_bounded(student: Hatch) -> None:
    with pytest.raises(StudentFault, match="너무 커서"):
        student.call("endless", (), {})


def test_an_endless_call_costs_only_itself(student: Hatch) -> None:
    with pytest.raises(StudentFault) as fault:
        student.call("hang", (), {})
    assert fault.value.outcome is Outcome.TIMEOUT
    assert student.call("double", (4,), {}) == 8


class ForgingKernel:
    """Answers every question with the same forged reply."""

    is_alive = True

    def __init__(self, reply: dict[str, Any] | None, *, nonce: bool = True) -> None:
        self.reply, self.nonce = reply, nonce

    def ask(self, expression: str, *, limit_s: float) -> str:
        if self.reply is None:
            return "no such thing"
        asked = json.loads(expression.split("answer(", 1)[1].rstrip(")").strip("'"))
        answer = {"nonce": asked["nonce"] if self.nonce else "guess", "replies": [self.reply]}
        return repr(base64.b64encode(json.dumps(answer).encode()).decode())


def array(**changes: Any) -> dict[str, Any]:
    data = base64.b64encode(np.zeros(4, dtype="<f4").tobytes()).decode()
    return {"value": {"t": "array", "dtype": "<f4", "shape": [4], "data": data} | changes}


@pytest.mark.parametrize(
    "reply",
    [
        None,
        {"value": {"t": "array"}},
        {"value": {"t": "pickle", "data": "gASV"}},
        {"value": {"t": "_array"}},
        {"value": [1]},
        array(dtype="|O8"),
        array(dtype="<f16"),
        array(shape=[5]),
        array(shape=[-4]),
        array(shape=[2**40, 2**40]),
        array(shape=[4.0]),
        array(shape=[True] * 9),
        array(data="not base64!"),
        {"value": {"t": "model", "class": "Sequential", "layers": [{"class": "Dense", "units": 10**9}]}},
        {"value": {"t": "sparse", "indices": [], "values": [], "shape": []}},
        {"value": {"t": "strings", "shape": [float("inf")], "items": {"t": "list", "items": []}}},
        {"value": {"t": "ragged", "dtype": "int32", "rows": {"t": "list", "items": [{"t": "list", "items": [2**70]}]}}},
        {"value": {"t": "ragged", "dtype": "resource", "rows": {"t": "list", "items": []}}},
    ],
)
def test_a_forged_reply_is_a_sentence_not_a_traceback(reply: dict[str, Any] | None) -> None:
    forged = Hatch(ForgingKernel(reply), limit_s=1)  # type: ignore[arg-type]
    with pytest.raises(StudentFault) as fault:
        forged.read("x")
    assert fault.value.outcome in (Outcome.ERROR, Outcome.FAILED)


def test_only_the_reply_to_this_question_counts() -> None:
    honest = Hatch(ForgingKernel({"value": 5}), limit_s=1)  # type: ignore[arg-type]
    stale = Hatch(ForgingKernel({"value": 5}, nonce=False), limit_s=1)  # type: ignore[arg-type]
    assert honest.read("x") == 5
    with pytest.raises(StudentFault):
        stale.read("x")


def test_text_of_the_student_is_one_bounded_line() -> None:
    assert hatch.one_line("a\nb\tc") == "a b c"
    assert len(hatch.one_line("x" * 10_000)) < 400


def test_a_missing_name_is_known_by_name(student: Hatch) -> None:
    with pytest.raises(NameMissing) as missing:
        student.read("nowhere")
    assert missing.value.name == "nowhere"


def test_a_kernel_that_was_told_to_exit_still_answers(kernel: Kernel) -> None:
    assert kernel.run(new_code_cell("answer = 42\nexit()"), limit_s=10).outcome is Outcome.PASSED
    time.sleep(3)  # ipykernel takes its time to end
    assert Hatch(kernel, limit_s=10).read("answer") == 42
