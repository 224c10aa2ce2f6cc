"""Training in graphs is Keras's training: the same weights and History, and Keras itself for whatever is unusual."""

from __future__ import annotations

import dataclasses
import functools
import gc
import inspect
import re
import time
import types
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import optimizers

from examiner import fastfit
from tests.conftest import PROJECT

pytestmark = [
    pytest.mark.slow,
    # Keras reads its own variables in a way that NumPy 2 warns of.
    pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning"),
]

CUT = "나머지 생략"
RATE = optimizers.schedules
DRAW = np.random.default_rng(5)
X = DRAW.uniform(-2, 2, (25, 3)).astype("float32")
Y = (np.abs(X[:, :1] * X[:, 1:2]) > 0.5).astype("float32")
WEIGHTS = DRAW.uniform(0, 2, 25)

OPTIMIZERS: dict[str, Callable[[], Any]] = {
    "SGD": lambda: optimizers.SGD(0.05),
    "SGD with momentum": lambda: optimizers.SGD(0.02, momentum=0.9),
    "SGD with Nesterov momentum": lambda: optimizers.SGD(0.02, momentum=0.9, nesterov=True),
    "Adam": lambda: optimizers.Adam(0.01),
    "Adam with clipping": lambda: optimizers.Adam(0.01, clipnorm=0.5),
    "AdamW": lambda: optimizers.AdamW(0.01, weight_decay=1e-3),
    "Adamax": lambda: optimizers.Adamax(0.02),
    "Nadam": lambda: optimizers.Nadam(0.01),
    "RMSprop": lambda: optimizers.RMSprop(0.01),
    "Adam by the largest": lambda: optimizers.Adam(0.01, amsgrad=True),
    "AdamW with all clipped": lambda: optimizers.AdamW(0.01, weight_decay=0.1, global_clipnorm=0.1),
    "SGD with clipped gradients": lambda: optimizers.SGD(0.05, momentum=0.5, clipvalue=0.01),
    "Adagrad": lambda: optimizers.Adagrad(0.1),
    "Lion": lambda: optimizers.Lion(0.003),
    "ExponentialDecay": lambda: optimizers.Adam(RATE.ExponentialDecay(0.05, 20, 0.8, staircase=True)),
    "CosineDecay": lambda: optimizers.SGD(RATE.CosineDecay(0.1, 80)),
}


@dataclasses.dataclass(frozen=True)
class Trained:
    """What is left of a call of `fit`."""

    history: Any
    model: Any

    @property
    def numbers(self) -> list[Any]:
        """Weights, the optimizer's state with its count of steps, and the metrics as they stand."""
        optimizer = self.model.optimizer
        variables = [*self.model.variables, *optimizer.variables, *self.model.metrics_variables]
        return [np.asarray(variable) for variable in (*variables, optimizer.iterations)]


@pytest.fixture(autouse=True)
def keras_fits(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The models that reached Keras's own `fit`."""
    owner, models = fastfit.owner_of_fit(), []
    keras_fit = owner.fit

    @functools.wraps(keras_fit)
    def fit(self: Any, *arguments: Any, **keywords: Any) -> Any:
        models.append(self)
        return keras_fit(self, *arguments, **keywords)

    monkeypatch.setattr(owner, "fit", fit)
    fastfit.install(CUT)
    yield models
    fastfit.uninstall()


def dense(optimizer: Any = "adam", *, layers: list[Any] | None = None, **compiled: Any) -> Any:
    hidden = [keras.layers.Dense(4, activation="tanh")] if layers is None else layers
    model = keras.Sequential([*hidden, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(**{"optimizer": optimizer, "loss": "binary_crossentropy", "metrics": ["accuracy"]} | compiled)
    return model


def fit(model: Any, x: Any = X, y: Any = Y, **options: Any) -> Any:
    return model.fit(x, y, **{"batch_size": 10, "epochs": 4, "verbose": 0, "shuffle": False} | options)


def by_keras(make: Callable[[], Any], train: Callable[[Any], Any]) -> Trained:
    fastfit.uninstall()
    try:
        return by_graphs(make, train)
    finally:
        fastfit.install(CUT)


def by_graphs(make: Callable[[], Any], train: Callable[[Any], Any]) -> Trained:
    keras.utils.set_random_seed(11)
    model = make()
    return Trained(train(model), model)


def assert_same(one: Trained, other: Trained) -> None:
    assert list(one.history.history) == list(other.history.history)
    for name, values in one.history.history.items():
        same = other.history.history[name]
        np.testing.assert_allclose(same, values, rtol=1e-5)
        assert [type(value) for value in same] == [type(value) for value in values]
    assert (one.history.params, one.history.epoch) == (other.history.params, other.history.epoch)
    assert one.model.input_shape == other.model.input_shape
    assert one.model.stop_training == other.model.stop_training
    assert other.model.history is other.history
    for number, same in zip(one.numbers, other.numbers, strict=True):
        np.testing.assert_allclose(same, number, rtol=1e-5, atol=1e-9)


def assert_graphs_equal_keras(
    keras_fits: list[Any], make: Callable[[], Any] = dense, train: Callable[[Any], Any] = fit
) -> None:
    """Train with Keras and with graphs; fail if the results differ, or if Keras had to do both."""
    expected = by_keras(make, train)
    keras_fits.clear()
    assert_same(expected, by_graphs(make, train))
    assert not keras_fits


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_of_the_bank_trains_as_in_keras(keras_fits: list[Any], name: str) -> None:
    assert_graphs_equal_keras(keras_fits, lambda: dense(OPTIMIZERS[name]()), lambda model: fit(model, epochs=50))


def test_no_optimizer_of_the_bank_is_left_out() -> None:
    answers = "".join(path.read_text() for path in (PROJECT / "tests/bank/right").glob("[!mpt]*.py"))
    named = set(re.findall(r"(?:optimizers|schedules)\.([A-Z]\w+)", answers))
    assert named
    assert named <= {word for name in OPTIMIZERS for word in name.split()}


def functional() -> Any:
    inputs = keras.Input((3,))
    outputs = keras.layers.Dense(1)(keras.layers.Dense(4, activation="relu")(inputs))
    model = keras.Model(inputs, outputs)
    model.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
    return model


def half_square(label: Any, probability: Any) -> Any:
    return keras.ops.mean(keras.ops.square(probability - label) / 2)


def mean_output(label: Any, probability: Any) -> Any:
    del label
    return tf.reduce_mean(probability)


MODELS: dict[str, Callable[[], Any]] = {
    "a functional model": functional,
    "an input layer": lambda: dense(layers=[keras.Input((3,)), keras.layers.Dense(2)]),
    "no hidden layer": lambda: dense(layers=[]),
    "L2": lambda: dense(layers=[keras.layers.Dense(4, "tanh", kernel_regularizer="l2")]),
    "an activity regularizer": lambda: dense(layers=[keras.layers.Dense(4, activity_regularizer="l2")]),
    "a constraint": lambda: dense(layers=[keras.layers.Dense(4, kernel_constraint=keras.constraints.MaxNorm(0.5))]),
    "a frozen layer": lambda: dense(layers=[keras.layers.Dense(4, trainable=False)]),
    "an own activation": lambda: dense(layers=[keras.layers.Dense(4, activation=lambda x: x * x)]),
    "an activation layer": lambda: dense(layers=[keras.layers.Dense(4), keras.layers.Activation("elu")]),
    "dropout": lambda: dense(layers=[keras.layers.Dense(8), keras.layers.Dropout(0.5)]),
    "layers of float64": lambda: dense(layers=[keras.layers.Dense(4, "tanh", dtype="float64")]),
    "own loss and metric": lambda: dense(loss=half_square, metrics=["mae", mean_output]),
    "many metrics": lambda: dense(
        metrics=[keras.metrics.AUC(name="area"), "mse"], weighted_metrics=["accuracy", "mse"]
    ),
    "no metrics": lambda: dense(metrics=None),
    "a loss that becomes NaN": lambda: dense(optimizers.SGD(1e30), loss="mse"),
}


@pytest.mark.parametrize("name", MODELS)
def test_every_kind_of_model_trains_as_in_keras(keras_fits: list[Any], name: str) -> None:
    assert_graphs_equal_keras(keras_fits, MODELS[name])


CALLS: dict[str, Callable[[Any], Any]] = {
    "whole batches": lambda model: fit(model, batch_size=5),
    "one batch": lambda model: fit(model, batch_size=25),
    "a batch larger than the data": lambda model: fit(model, batch_size=100),
    "the default batch size": lambda model: fit(model, batch_size=None),
    "many epochs": lambda model: fit(model, epochs=70),
    "shuffled under a global seed": lambda model: fit(model, shuffle=True, epochs=10),
    "positional arguments": lambda model: model.fit(X, Y, 10, 3, 0),
    "float64": lambda model: fit(model, X.astype("float64"), Y.astype("float64")),
    "integers": lambda model: fit(model, (4 * X).astype(int), Y.astype("int32")),
    "Booleans": lambda model: fit(model, y=Y > 0.5),
    "tensors": lambda model: fit(model, tf.constant(X), tf.constant(Y)),
    "targets without columns": lambda model: fit(model, y=Y[:, 0]),
    "sample weights": lambda model: fit(model, sample_weight=WEIGHTS),
    "class weights": lambda model: fit(model, class_weight={0: 0.5, 1: 2}),
    "class weights and a split": lambda model: fit(model, class_weight={1: 2}, validation_split=0.3),
    "validation data": lambda model: fit(model, validation_data=(X[:7], Y[:7]), validation_batch_size=3),
    "weighted validation data": lambda model: fit(model, validation_data=(X[:7], Y[:7], WEIGHTS[:7])),
    "validation now and then": lambda model: fit(model, validation_split=0.2, validation_freq=3, epochs=10),
    "validation by list": lambda model: fit(model, validation_split=0.2, validation_freq=[2, 3], epochs=6),
    "weights and a split": lambda model: fit(model, sample_weight=WEIGHTS, validation_split=0.2, shuffle=True),
    "an initial epoch": lambda model: fit(model, initial_epoch=3, epochs=6),
}


@pytest.mark.parametrize("name", CALLS)
def test_every_plain_call_trains_as_in_keras(keras_fits: list[Any], name: str) -> None:
    assert_graphs_equal_keras(keras_fits, train=CALLS[name])


class Stop(keras.callbacks.Callback):  # type: ignore[misc]
    """Stops training at one of its methods, in the third epoch."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    def _stop(self, where: str) -> None:
        if where == self.where:
            self.model.stop_training = True

    def on_train_begin(self, logs: Any = None) -> None:
        self._stop("train")

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._stop(f"begin {epoch}")

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self._stop(f"end {epoch}")


class Meddler(keras.callbacks.Callback):  # type: ignore[misc]
    """Looks at the model and changes it between epochs."""

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        if epoch == 2:
            self.model.evaluate(X, Y, verbose=0)

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self.model.predict(X, verbose=0)
        self.model.set_weights([0.9 * weight for weight in self.model.get_weights()])
        self.model.optimizer.learning_rate = 0.02 / (epoch + 1)


CALLBACKS: dict[str, Callable[[], list[Any]]] = {
    "EarlyStopping": lambda: [keras.callbacks.EarlyStopping(monitor="val_loss", patience=1, restore_best_weights=True)],
    "ReduceLROnPlateau": lambda: [keras.callbacks.ReduceLROnPlateau(patience=1, min_delta=0.1)],
    "LearningRateScheduler": lambda: [keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.9**epoch)],
    "LambdaCallback": lambda: [keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: logs.update(mine=1.0))],
    "History": lambda: [keras.callbacks.History()],
    "Meddler": lambda: [Meddler()],
    "Stop before training": lambda: [Stop("train")],
    "Stop before an epoch": lambda: [Stop("begin 2")],
    "Stop after an epoch": lambda: [Stop("end 2")],
}


@pytest.mark.parametrize("name", CALLBACKS)
def test_every_callback_between_epochs_is_called_as_in_keras(keras_fits: list[Any], name: str) -> None:
    assert_graphs_equal_keras(
        keras_fits, train=lambda model: fit(model, epochs=12, validation_split=0.3, callbacks=CALLBACKS[name]())
    )


def test_a_checkpoint_of_each_epoch_is_written(keras_fits: list[Any], tmp_path: Path) -> None:
    fit(dense(), epochs=2, callbacks=keras.callbacks.ModelCheckpoint(tmp_path / "{epoch}.keras"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.keras", "2.keras"]
    assert not keras_fits


def test_fits_continue_each_other(keras_fits: list[Any]) -> None:
    def train(model: Any) -> Any:
        fit(model)
        model.compile(optimizers.SGD(0.1), "mse")
        fit(model, batch_size=7, shuffle=True)
        return fit(model, X[:12], Y[:12], initial_epoch=4, epochs=6)

    assert_graphs_equal_keras(keras_fits, train=train)


def row_of(model: Any) -> Any:
    return vars(model)[fastfit.GRAPHS].row


def test_the_usual_optimizers_take_one_step_for_all_weights() -> None:
    in_rows = set()
    for name, optimizer in OPTIMIZERS.items():
        model = dense(optimizer())
        fit(model, epochs=1)
        if row_of(model):
            in_rows.add(name)
    kinds = {type(OPTIMIZERS[name]()) for name in in_rows}
    assert kinds == set(fastfit.MEMORIES)
    assert in_rows == {name for name, optimizer in OPTIMIZERS.items() if type(optimizer()) in kinds}


def test_a_layer_frozen_between_fits_trains_as_in_keras(keras_fits: list[Any]) -> None:
    def train(model: Any) -> Any:
        fit(model)
        model.layers[0].trainable = False
        model.compile(model.optimizer, "mse")
        return fit(model)

    assert_graphs_equal_keras(keras_fits, train=train)


@pytest.mark.filterwarnings("ignore:Gradients do not exist")
def test_a_model_with_a_weight_that_has_no_gradient_trains_as_in_keras(keras_fits: list[Any]) -> None:
    assert_graphs_equal_keras(keras_fits, lambda: dense(layers=[keras.layers.Dense(4, activation=tf.round)]))


def test_an_optimizer_whose_step_was_changed_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        optimizers.SGD, "update_step", lambda self, gradient, variable, rate: variable.assign(0 * variable + rate)
    )
    model = dense(optimizers.SGD(0.25))
    fit(model, epochs=1)
    assert row_of(model) is None
    assert all(np.all(weight == 0.25) for weight in model.get_weights())


def test_what_an_optimizer_remembers_outlives_a_loss_that_raises(keras_fits: list[Any]) -> None:
    limit = tf.Variable(0.0)

    def loss(label: Any, probability: Any) -> Any:
        with tf.control_dependencies([tf.debugging.assert_greater(tf.cast(tf.reduce_sum(label), "float32"), limit)]):
            return half_square(label, probability)

    def train(model: Any) -> Any:
        limit.assign(0)
        fit(model, epochs=2)
        limit.assign(float(Y[20:].sum()))  # the last batch alone raises
        with pytest.raises(tf.errors.InvalidArgumentError):
            fit(model, epochs=3)
        limit.assign(0)
        return fit(model)

    assert 0 < Y[20:].sum() < min(Y[:10].sum(), Y[10:20].sum())
    assert_graphs_equal_keras(keras_fits, lambda: dense(loss=loss), train)


def test_nothing_else_that_is_random_is_disturbed() -> None:
    def train(model: Any) -> Any:
        history = fit(model, shuffle=True)
        history.history["drawn"] = [float(tf.random.uniform([])), float(np.random.uniform())]
        return history

    assert_same(by_keras(dense, train), by_graphs(dense, train))


def test_short_fits_share_one_graph(keras_fits: list[Any]) -> None:
    traced = []

    def loss(label: Any, probability: Any) -> Any:
        traced.append(1)
        return half_square(label, probability)

    model = dense(loss=loss)
    fit(model)
    before = len(traced)
    for count in range(5, 25):
        fit(model, X[:count], Y[:count], epochs=1)
    assert len(traced) == before
    assert not keras_fits


def test_a_cleared_session_changes_nothing(keras_fits: list[Any]) -> None:
    def train(model: Any) -> Any:
        fit(model)
        keras.backend.clear_session()
        return fit(model)

    assert_graphs_equal_keras(keras_fits, train=train)


def test_a_model_does_not_live_on() -> None:
    model = dense()
    fit(model)
    seen = weakref.ref(model)
    del model
    gc.collect()
    assert seen() is None


def test_graphs_take_a_fraction_of_the_time() -> None:
    def seconds(model: Any) -> float:
        fit(model)  # traces
        start = time.process_time()
        fit(model, epochs=60)
        return time.process_time() - start

    def timed(model: Any) -> Any:
        return seconds(model)

    assert by_graphs(dense, timed).history < by_keras(dense, timed).history / 4


class OwnStep(keras.Sequential):  # type: ignore[misc]
    def train_step(self, data: Any) -> Any:
        return super().train_step(data)


class OwnMetric(keras.metrics.Mean):  # type: ignore[misc]
    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        return super().update_state(y_pred)


class OwnOptimizer(optimizers.SGD):  # type: ignore[misc]
    pass


def own_step() -> Any:
    model = OwnStep([keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def patched() -> Any:
    model = dense()
    model.train_step = types.MethodType(lambda self, data: type(self).train_step(self, data), model)
    return model


def batches() -> tf.data.Dataset:
    return tf.data.Dataset.from_tensor_slices((X, Y)).batch(10)


def in_tape(model: Any) -> Any:
    with tf.GradientTape():
        return fit(model)


LEFT_TO_KERAS: dict[str, tuple[Callable[[], Any], Callable[[Any], Any]]] = {
    "run eagerly": (lambda: dense(run_eagerly=True), fit),
    "several steps a call": (lambda: dense(steps_per_execution=2), fit),
    "an own training step": (own_step, fit),
    "a patched training step": (patched, fit),
    "an own metric": (lambda: dense(metrics=[OwnMetric()]), fit),
    "an own optimizer": (lambda: dense(OwnOptimizer()), fit),
    "averaged weights": (lambda: dense(optimizers.SGD(use_ema=True)), fit),
    "gathered gradients": (lambda: dense(optimizers.SGD(gradient_accumulation_steps=2)), fit),
    "a rate that is a function": (lambda: dense(optimizers.SGD(lambda: 0.1)), fit),
    "half precision": (lambda: dense(layers=[keras.layers.Dense(2, dtype="mixed_bfloat16")]), fit),
    "another layer": (lambda: dense(layers=[keras.layers.BatchNormalization()]), fit),
    "an own initializer": (
        lambda: dense(layers=[keras.layers.Dense(2, kernel_initializer=lambda shape, dtype=None: tf.ones(shape))]),
        fit,
    ),
    "a weighted loss": (lambda: dense(loss_weights=[2.0]), fit),
    "a data set": (dense, lambda model: model.fit(batches(), epochs=2, verbose=0)),
    "a generator": (
        dense,
        lambda model: model.fit((pair for pair in [(X, Y)] * 4), steps_per_epoch=2, epochs=2, verbose=0),
    ),
    "steps of an epoch": (dense, lambda model: fit(model, steps_per_epoch=2)),
    "validation from a data set": (dense, lambda model: fit(model, validation_data=batches())),
    "steps of validation": (dense, lambda model: fit(model, validation_split=0.5, validation_steps=1)),
    "shuffled batches": (dense, lambda model: fit(model, shuffle="batch")),
    "a callback for batches": (
        dense,
        lambda model: fit(
            model, callbacks=[keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: None)]
        ),
    ),
    "TerminateOnNaN": (dense, lambda model: fit(model, callbacks=[keras.callbacks.TerminateOnNaN()])),
    "no epochs": (dense, lambda model: fit(model, epochs=0)),
    "much data": (dense, lambda model: fit(model, np.ones((20_001, 3)), np.ones((20_001, 1)), batch_size=10_000)),
    "a tape around it": (dense, in_tape),
}


@pytest.mark.parametrize("name", LEFT_TO_KERAS)
@pytest.mark.filterwarnings("ignore:Your input ran out of data", "ignore:`shuffle=True` was passed")
def test_what_is_unusual_goes_to_keras(keras_fits: list[Any], name: str) -> None:
    make, train = LEFT_TO_KERAS[name]
    trained = by_graphs(make, train)
    assert keras_fits == [trained.model]


MISTAKES: dict[str, tuple[Callable[[], Any], Callable[[Any], Any]]] = {
    "different lengths": (dense, lambda model: fit(model, y=Y[:5])),
    "a wrong shape of y": (dense, lambda model: fit(model, y=np.ones((25, 2)))),
    "a wrong number of features": (MODELS["an input layer"], lambda model: fit(model, X[:, :2])),
    "no data": (dense, lambda model: model.fit(verbose=0)),
    "text": (dense, lambda model: fit(model, X.astype(str))),
    "lists": (dense, lambda model: fit(model, X.tolist(), Y.tolist())),
    "two kinds of weights": (dense, lambda model: fit(model, sample_weight=WEIGHTS, class_weight={0: 1})),
    "an unknown argument": (dense, lambda model: fit(model, epoch=3)),
    "epochs as text": (dense, lambda model: fit(model, epochs="3")),
    "a negative batch size": (dense, lambda model: fit(model, batch_size=-3)),
    "too small a split": (dense, lambda model: fit(model, validation_split=0.999)),
    "a wrong loss": (lambda: dense(loss=lambda label, probability: label.nothing), fit),
    "no compile": (lambda: keras.Sequential([keras.layers.Dense(1)]), fit),
    "no layers": (lambda: keras.Sequential(), fit),
    "no callback": (dense, lambda model: fit(model, callbacks=[3])),
    "a callback that raises": (
        dense,
        lambda model: fit(model, callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda: None)]),
    ),
}


def without_counts(error: BaseException) -> str:
    """Return the text of an error without the numbers that Keras appends to names."""
    return re.sub(r"_\d+", "", str(error))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_raises_what_keras_raises(name: str) -> None:
    with pytest.raises(Exception) as expected:  # noqa: PT011
        by_keras(*MISTAKES[name])
    with pytest.raises(Exception) as raised:  # noqa: PT011
        by_graphs(*MISTAKES[name])
    assert raised.type is expected.type
    assert without_counts(raised.value) == without_counts(expected.value)


def test_a_line_for_each_epoch_is_printed_as_keras_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for train in (by_keras, by_graphs):
        train(dense, lambda model: fit(model, epochs=5, verbose=2, validation_split=0.2))
        printed.append(re.sub(r"\d+s -\s+\d+\w+/step", "", capsys.readouterr().out))
    assert printed[0] == printed[1]


def test_the_progress_bars_are_bounded(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastfit, "MAX_OUTPUT", 2000)
    history = fit(dense(), epochs=100, verbose=1)
    printed = capsys.readouterr().out
    assert "Epoch 5/100\n" in printed
    assert printed.endswith(f"{CUT}\n")
    assert len(printed) <= 2000 + len(CUT) + 1
    assert len(history.epoch) == 100


def test_the_text_of_the_module_stands_alone(keras_fits: list[Any]) -> None:
    namespace: dict[str, Any] = {"__name__": "_examiner_fastfit"}
    exec(inspect.getsource(fastfit), namespace)
    namespace["install"](CUT)
    fit(dense())
    namespace["uninstall"]()
    assert not keras_fits


def test_uninstalling_gives_keras_its_own_fit_back(keras_fits: list[Any]) -> None:
    fastfit.install()
    fastfit.uninstall()
    fit(dense())
    assert len(keras_fits) == 1


def final_losses(model: Any, starts: list[Any], train: Callable[[int], Any]) -> list[float]:
    """Return the loss of the last epoch of a training from each start."""
    losses = []
    for seed, weights in enumerate(starts):
        model.set_weights(weights)
        train(seed)
        losses.append(model.history.history["loss"][-1])
    return losses


def distance(one: list[float], other: list[float]) -> float:
    """Return the Kolmogorov-Smirnov statistic of two samples: the largest difference of their distributions."""
    at = np.sort([*one, *other])
    shares = [np.searchsorted(np.sort(sample), at, side="right") / len(sample) for sample in (one, other)]
    return float(np.abs(shares[0] - shares[1]).max())


def test_without_a_seed_the_losses_are_distributed_as_in_keras(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare 100 final losses of each by Kolmogorov and Smirnov at the level of 0.001, with fixed random numbers.

    Without a global seed Keras takes another order in every epoch, which a new global seed for every epoch repeats.
    """
    limit = 1.95 * np.sqrt(2 / 100)
    order = np.argsort(Y[:, 0], kind="stable")  # sorted by class, so that the order matters
    data, generator = {"x": X[order], "y": Y[order], "batch_size": 5, "epochs": 3}, np.random.default_rng(3)
    model = dense(optimizers.SGD(0.5), layers=[], metrics=None)
    fit(model)
    starts = [[generator.normal(size=weight.shape) for weight in model.get_weights()] for _ in range(100)]

    def by_epochs(seed: int) -> None:
        for epoch in range(3):
            tf.random.set_seed(100 * seed + epoch)
            fit(model, shuffle=True, **data | {"epochs": 1})

    unshuffled = final_losses(model, starts, lambda _: fit(model, **data))
    monkeypatch.setattr(fastfit, "context", types.SimpleNamespace(global_seed=lambda: None))
    monkeypatch.setattr(np.random, "default_rng", lambda: generator)
    shuffled = final_losses(model, starts, lambda _: fit(model, shuffle=True, **data))
    fastfit.uninstall()
    expected = final_losses(model, starts, by_epochs)
    assert distance(expected, shuffled) < limit
    assert distance(expected, unshuffled) > limit  # or the comparison could not fail
