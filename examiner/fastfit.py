"""Runs the epochs of Keras's `fit` in compiled graphs; this file's text is sent to the student's kernel.

Keras returns to Python for every batch, which costs 20 to 60 ms an epoch where the arithmetic takes less than one.
Here a block of epochs is one call of a graph that leads the same batches, in the same order, through the model's own
`train_step`: weights and History are those of Keras, to the last bit wherever they were compared. Only calls that are
understood to the letter are taken. Whatever else is asked of `fit`, and every mistake, goes to Keras untouched.

It imports nothing of the examiner. What it says of Keras was seen in Keras 3.15 on TensorFlow 2.21. Where another
version has other private names, everything goes to Keras.
"""

import contextlib
import functools
import inspect
import io
import math
import operator
import sys
import time
import types
from collections.abc import Callable, Iterator
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from tensorflow.python.eager import context, record

MAX_OUTPUT = 2**14  # characters that the progress bars of one fit print
MAX_ROWS, MAX_BYTES = 20_000, 8 * 2**20
MAX_WORK = 2 * 10**8  # rows times weights: an epoch takes a second or so, and Ctrl-C waits for its end
BLOCK_S, MAX_BLOCK = 0.2, 500
GRAPHS = "_examiner_fast_fit"

DTYPES = frozenset("bool float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64".split())
LAYERS = (keras.layers.Activation, keras.layers.Dense, keras.layers.Dropout, keras.layers.InputLayer)
OPTIMIZERS = tuple(
    getattr(keras.optimizers, name, None)
    for name in "Adadelta Adafactor Adagrad Adam Adamax AdamW Ftrl Lamb Lion Muon Nadam RMSprop SGD".split()
)
# Those whose step is the same arithmetic for each number alone, and where they keep what they remember of it.
MEMORIES = {
    keras.optimizers.SGD: ("momentums",),
    keras.optimizers.Adam: ("_momentums", "_velocities", "_velocity_hats"),
    keras.optimizers.AdamW: ("_momentums", "_velocities", "_velocity_hats"),
}
STEP_METHODS = ("update_step", "_backend_update_step")
STEPS = {kind: tuple(getattr(kind, name) for name in STEP_METHODS) for kind in MEMORIES}
MODEL_METHODS = (
    "_compute_loss _should_eval compute_loss compute_metrics evaluate get_metrics_result make_test_function "
    "make_train_function metrics reset_metrics test_step train_step"
).split()
# What Keras calls for each batch and around a validation; `on_train_batch_…` calls `on_batch_…`.
BATCH_METHODS = (
    "on_batch_begin on_batch_end on_train_batch_begin on_train_batch_end "
    "on_test_begin on_test_end on_test_batch_begin on_test_batch_end"
).split()

Rows = tuple[Any, ...]  # the tensors x, y and perhaps weights, as many rows each


class Unusual(Exception):
    """A call of `fit` that is left to Keras."""


def require(condition: Any) -> None:
    """Raise Unusual unless the condition holds."""
    if not condition:
        raise Unusual


def install(output_cut: str = "…") -> None:
    """Replace `fit` of every Keras model; `output_cut` stands where the progress bars have printed too much."""
    uninstall()
    owner = owner_of_fit()
    keras_fit = owner.fit
    signature = inspect.signature(keras_fit)
    methods = {name: getattr(keras.Model, name) for name in MODEL_METHODS}

    @functools.wraps(keras_fit)
    def fit(self: Any, *arguments: Any, **keywords: Any) -> Any:
        try:
            call = signature.bind(self, *arguments, **keywords)
            call.apply_defaults()
            require_plain_surroundings()
            require_plain_model(self, methods)
            training = Training(self, call.arguments, output_cut)
        except Exception:  # Keras knows best what to make of it, or what to say about it.
            return keras_fit(self, *arguments, **keywords)
        return training.run()

    fit.keras_fit = keras_fit  # type: ignore[attr-defined]
    owner.fit = fit


def uninstall() -> None:
    """Give Keras its own `fit` back. Does nothing where it has it."""
    owner = owner_of_fit()
    owner.fit = getattr(owner.fit, "keras_fit", owner.fit)


def owner_of_fit() -> Any:
    """Return the class that a Keras model has its `fit` from."""
    return next(kind for kind in keras.Model.__mro__ if "fit" in vars(kind))


def require_plain_surroundings() -> None:
    """Let a call pass that nothing around it changes: a graph, a tape, debugging, distribution, caps."""
    require(tf.executing_eagerly() and not tf.config.functions_run_eagerly() and not record.could_possibly_record())
    require(not tf.distribute.has_strategy() and keras.distribution.distribution() is None)
    require(keras.config.max_epochs() is None and keras.config.max_steps_per_epoch() is None)


def require_plain_model(model: Any, methods: dict[str, Any]) -> None:
    """Let a Sequential or functional model of known layers pass, compiled with one loss and known parts.

    `methods` are Keras's own, as they were before any code of the student's.
    """
    kind = type(model)
    if kind is not keras.Sequential:
        require((kind.__module__, kind.__name__) == ("keras.src.models.functional", "Functional"))
        require(isinstance(model.input, keras.KerasTensor) and isinstance(model.output, keras.KerasTensor))
    require(all(getattr(kind, name) is method for name, method in methods.items()))
    require(vars(model).keys().isdisjoint([*MODEL_METHODS, "call"]))
    require(model.compiled and not model.run_eagerly and not model.jit_compile and model.steps_per_execution == 1)
    require(model._initial_epoch is None and model._distribute_strategy is None and not model._metrics)
    require(all(is_plain_layer(layer) for layer in model.layers))
    require(is_plain_optimizer(model.optimizer))
    require((isinstance(model.loss, str) or callable(model.loss)) and model._compile_loss._user_loss_weights is None)
    if model._compile_metrics is not None:
        for metrics in (model._compile_metrics._user_metrics, model._compile_metrics._user_weighted_metrics):
            require(
                metrics is None or (type(metrics) in (list, tuple) and all(is_plain_metric(one) for one in metrics))
            )


def is_plain_layer(layer: Any) -> bool:
    """Return whether a layer is known, and its weights, if still to be made, will be what Keras makes them.

    An own initializer, or one with a generator, may draw from a stream that something else draws from, too.
    """
    initializers = [value for name, value in vars(layer).items() if name.endswith("_initializer")]
    return (
        type(layer) in LAYERS
        and layer.dtype_policy.name in ("float32", "float64")
        and (layer.built or all(is_keras(one) and type(getattr(one, "seed", 0)) is int for one in initializers))
    )


def is_keras(value: Any) -> bool:
    """Return whether the value's class is Keras's own."""
    return type(value).__module__.startswith("keras.src.")


def is_plain_optimizer(optimizer: Any) -> bool:
    """Return whether an optimizer is Keras's own, with a rate that is a number or a schedule."""
    schedule = keras.optimizers.schedules.LearningRateSchedule
    return (
        type(optimizer) in OPTIMIZERS
        and isinstance(optimizer._learning_rate, (keras.Variable, schedule))
        and not (optimizer.use_ema or optimizer.gradient_accumulation_steps or optimizer.loss_scale_factor)
    )


def is_plain_metric(metric: Any) -> bool:
    """Return whether a metric keeps its state in variables only: Keras's own, or a function."""
    return isinstance(metric, (str, types.FunctionType)) or (isinstance(metric, keras.Metric) and is_keras(metric))


def is_plain_callback(callback: Any) -> bool:
    """Return whether a callback is called between epochs only."""
    if not isinstance(callback, keras.callbacks.Callback):
        return False
    silent = keras.callbacks.Callback
    if isinstance(callback, keras.callbacks.ModelCheckpoint) and callback.save_freq == "epoch":
        silent = keras.callbacks.ModelCheckpoint  # Its own method for batches does nothing then.
    return vars(callback).keys().isdisjoint(BATCH_METHODS) and all(
        getattr(type(callback), name) is getattr(silent, name) for name in BATCH_METHODS
    )


def tensor_of(array: Any) -> Any:
    """Return an array or a tensor as Keras gives it to a model: a tensor, floats in Keras's own float type."""
    require((type(array) is np.ndarray and array.dtype.isnative) or isinstance(array, tf.Tensor))
    require(array.dtype.name in DTYPES)
    tensor = tf.constant(array)
    return tf.cast(tensor, keras.config.floatx()) if tensor.dtype.is_floating else tensor


def rows_of(x: Any, y: Any, weights: Any = None) -> Rows:
    """Return x (n, …), y (n, …) and, unless None, weights (n, …) as tensors."""
    rows = tuple(tensor_of(array) for array in ((x, y) if weights is None else (x, y, weights)))
    require(rows[0].shape.rank >= 2 and all(tensor.shape.rank >= 1 for tensor in rows))
    require(len({tensor.shape[0] for tensor in rows}) == 1 and 0 < rows[0].shape[0] <= MAX_ROWS)
    require(sum(tensor.shape.num_elements() * tensor.dtype.size for tensor in rows) <= MAX_BYTES)
    return rows


def data_of(call: dict[str, Any]) -> tuple[Rows, Rows | None]:
    """Return the rows to train on and those to validate on."""
    require(call["sample_weight"] is None or call["class_weight"] is None)
    rows = rows_of(call["x"], call["y"], call["sample_weight"])
    validation = None
    if call["validation_data"] is not None:
        require(type(call["validation_data"]) in (tuple, list) and len(call["validation_data"]) in (2, 3))
        validation = rows_of(*call["validation_data"])
    elif call["validation_split"]:
        count = rows[0].shape[0]
        start = math.floor(count * (1.0 - call["validation_split"]))
        require(0 < start < count)
        rows, validation = tuple(tensor[:start] for tensor in rows), tuple(tensor[start:] for tensor in rows)
    if call["class_weight"] is not None:
        from keras.src.trainers.data_adapters.data_adapter_utils import class_weight_to_sample_weights

        require(type(call["class_weight"]) is dict)
        rows = rows_of(rows[0], rows[1], class_weight_to_sample_weights(rows[1], call["class_weight"]))
    return rows, validation


def orders_of(count: int, *, shuffle: bool) -> Callable[[int], Any]:
    """Return what gives the orders of the rows for a number of epochs, (epochs, count) int32, as Keras takes them."""
    seed = context.global_seed()
    if shuffle and seed is None:
        generator = np.random.default_rng()
        return lambda epochs: generator.permuted(np.tile(np.arange(count, dtype=np.int32), (epochs, 1)), axis=1)
    order = seeded_order(count, seed) if shuffle else np.arange(count, dtype=np.int32)
    return lambda epochs: np.tile(order, (epochs, 1))


@functools.lru_cache(maxsize=16)
def seeded_order(count: int, seed: int) -> Any:
    """Return the order in which Keras takes `count` rows while TensorFlow's global seed is `seed`, (count,) int32.

    It is the same in every epoch and every fit: what shuffles starts anew with every iterator of Keras's data set.
    """
    indices = tf.data.Dataset.range(1).map(lambda _: tf.random.shuffle(tf.range(count, dtype=tf.int64)))
    return next(iter(indices)).numpy().astype(np.int32)


def joined(values: list[Any]) -> Any:
    """Return the numbers of all values in one row, (n,)."""
    return tf.concat([value if len(value.shape) == 1 else tf.reshape(value, [-1]) for value in values], axis=0)


class Row:
    """Lets an optimizer take its step for all weights at once, laid in one row: the same numbers by fewer operations.

    `update_step(self, gradient, variable, rate)` is the optimizer's own, with this row as both `self` and `variable`:
    it finds the memories here, in rows of their own, everything else at the optimizer. Whoever looks at the optimizer's
    memories from within a step sees those of before this call.
    """

    def __init__(self, model: Any) -> None:
        self.optimizer, kind = model.optimizer, type(model.optimizer)
        require(kind in STEPS and tuple(getattr(kind, name) for name in STEP_METHODS) == STEPS[kind])
        require(vars(self.optimizer).keys().isdisjoint(STEP_METHODS))
        self.weights = list(self.optimizer._trainable_variables)
        require(self._are_all(model.trainable_variables))
        self.dtype = self.weights[0].dtype
        require(all(weight.dtype == self.dtype for weight in self.weights))
        self.sizes = [math.prod(weight.shape) for weight in self.weights]
        self.memories = {}
        for name in MEMORIES[kind]:
            if memory := getattr(self.optimizer, name, None):
                zeros = np.zeros(sum(self.sizes), self.dtype)
                row = keras.Variable(zeros, trainable=False, name="row")
                setattr(self, name, [row])
                self.memories[name] = row, memory

    def __getattr__(self, name: str) -> Any:
        return getattr(self.optimizer, name)

    def _get_variable_index(self, _variable: Any) -> int:
        return 0

    def _are_all(self, weights: list[Any]) -> bool:
        return len(weights) == len(self.weights) > 0 and all(map(operator.is_, weights, self.weights))

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Let the optimizer's steps be taken here, from what it remembers to what it is to remember."""
        for row, memory in self.memories.values():
            row.assign(joined(memory))
        own = vars(self.optimizer)
        own["_backend_update_step"] = self._step
        try:
            yield
        finally:
            del own["_backend_update_step"]
        self.give_back()

    def give_back(self) -> None:
        """Give the optimizer what it is to remember."""
        for row, memory in self.memories.values():
            self._deal("assign", memory, row)

    def _step(self, gradients: list[Any], weights: list[Any], rate: Any) -> None:
        require(self._are_all(weights))
        STEPS[type(self.optimizer)][0](self, joined(gradients), self, rate)

    def assign_add(self, variable: Any, value: Any) -> None:
        """Add to the weights, or to what is remembered."""
        self._change("assign_add", variable, value)

    def assign_sub(self, variable: Any, value: Any) -> None:
        """Subtract from the weights, or from what is remembered."""
        self._change("assign_sub", variable, value)

    def _change(self, method: str, variable: Any, value: Any) -> None:
        if variable is self:
            self._deal(method, self.weights, value)
        else:
            getattr(self.optimizer, method)(variable, value)

    def _deal(self, method: str, variables: list[Any], row: Any) -> None:
        for variable, part in zip(variables, tf.split(row, self.sizes), strict=True):
            getattr(variable.value, method)(part if len(variable.shape) == 1 else tf.reshape(part, variable.shape))


class Graphs:
    """The graphs of one compiled model: epochs of training, and one pass over validation data.

    They keep what was true when they were traced until the model is compiled again, as Keras's own functions do.
    """

    def __init__(self, model: Any) -> None:
        self.model = model
        self.compilation = model._loss_tracker  # `compile` makes a new one.
        results = model.get_metrics_result()
        require(all(np.ndim(value) == 0 for value in results.values()))
        self.names = list(results)
        self.row: Row | None = None
        with contextlib.suppress(Unusual):
            self.row = Row(model)
        self.train = tf.function(self._train, autograph=False)
        self.test = tf.function(self._test, autograph=False)

    def are_of(self, model: Any) -> bool:
        """Return whether this is still the model, and as it was compiled."""
        return self.model is model and self.compilation is model._loss_tracker

    @tf.autograph.experimental.do_not_convert  # type: ignore[untyped-decorator]
    def _train(self, rows: Rows, orders: Any, batch_size: Any) -> Any:
        """Return the metrics of each epoch, (epochs, metrics) float64; the caller has reset them for the first one."""

        def epoch(index: Any, logs: Any) -> Any:
            tf.cond(index > 0, self._reset, lambda: 0)
            self._take(tuple(tf.gather(tensor, orders[index]) for tensor in rows), batch_size, self.model.train_step)
            return index + 1, logs.write(index, self._results())

        count = tf.shape(orders)[0]
        logs = tf.TensorArray(tf.float64, size=count, element_shape=[len(self.names)])
        with self.row.in_place() if self.row else contextlib.nullcontext():
            logs = tf.while_loop(lambda index, _: index < count, epoch, [0, logs], parallel_iterations=1)[1]
        return logs.stack()

    @tf.autograph.experimental.do_not_convert  # type: ignore[untyped-decorator]
    def _test(self, rows: Rows, batch_size: Any) -> Any:
        """Return the metrics of the rows, (metrics,) float64; the caller has reset them."""
        self._take(rows, batch_size, self.model.test_step)
        return self._results()

    def _take(self, rows: Rows, batch_size: Any, step: Callable[[Rows], Any]) -> None:
        """Lead the rows through `step`, batch by batch, the last one as short as it is."""

        def batch(start: Any) -> Any:
            step(tuple(tensor[start : start + batch_size] for tensor in rows))
            return start + batch_size

        count = tf.shape(rows[0])[0]
        tf.while_loop(lambda start: start < count, batch, [0], parallel_iterations=1)

    def _reset(self) -> int:
        self.model.reset_metrics()
        return 0

    def _results(self) -> Any:
        results = self.model.get_metrics_result()
        return tf.stack([tf.cast(results[name], tf.float64) for name in self.names])


class Progress(keras.callbacks.ProgbarLogger):  # type: ignore[misc]
    """Keras's progress bar as it stands at the end of each epoch, until it has printed too much."""

    def __init__(self, output_cut: str) -> None:
        super().__init__()
        self.output_cut, self.left = output_cut, MAX_OUTPUT

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        """Print which epoch it is."""
        self._print(super().on_epoch_begin, epoch, logs)

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        """Print the full bar and what the epoch gave."""
        self._print(super().on_epoch_end, epoch, logs)

    def _print(self, method: Callable[[int, Any], None], epoch: int, logs: Any) -> None:
        if self.left < 0:
            return
        with contextlib.redirect_stdout(io.StringIO()) as text:
            method(epoch, logs)
        self.left -= len(text.getvalue())
        sys.stdout.write(text.getvalue() if self.left >= 0 else f"{self.output_cut}\n")


class Training:
    """One call of `fit` that is understood, with its graphs traced; nothing has been trained yet.

    Raises:
        Unusual, or whatever the student's parts of the model raise.
    """

    def __init__(self, model: Any, call: dict[str, Any], output_cut: str) -> None:
        self.model, self.verbose = model, call["verbose"]
        self.first_epoch, self.epochs = whole(call["initial_epoch"], least=0), whole(call["epochs"])
        require(self.first_epoch < self.epochs and call["verbose"] in ("auto", 0, 1, 2))
        require(call["steps_per_epoch"] is None and call["validation_steps"] is None and type(call["shuffle"]) is bool)
        self.callbacks = [call["callbacks"]] if is_plain_callback(call["callbacks"]) else call["callbacks"] or []
        require(type(self.callbacks) in (list, tuple) and all(is_plain_callback(one) for one in self.callbacks))
        self.progress = [Progress(output_cut)] if self.verbose != 0 else []
        self.block = 1
        self.rows, self.validation = data_of(call)
        self.count = self.rows[0].shape[0]
        self.batch_size = whole(call["batch_size"] or 32)
        self.validation_batch_size = whole(call["validation_batch_size"] or self.batch_size)
        self.validation_freq = call["validation_freq"]
        require(type(self.validation_freq) is list or whole(self.validation_freq))
        self.orders = orders_of(self.count, shuffle=call["shuffle"])
        self._build()
        self._trace()

    def _build(self) -> None:
        """Make all variables, for batches of the shape that Keras would make them for."""
        length = None if self.count % self.batch_size else self.batch_size
        batch = [keras.KerasTensor((length, *tensor.shape[1:]), tensor.dtype.name) for tensor in self.rows]
        self.model._symbolic_build(data_batch=tuple(batch))
        require(self.count * self.model.count_params() <= MAX_WORK)

    def _trace(self) -> None:
        """Trace the graphs, or find those of an earlier fit: they stay with the model."""
        graphs = vars(self.model).get(GRAPHS)
        if graphs is None or not graphs.are_of(self.model):
            graphs = vars(self.model)[GRAPHS] = Graphs(self.model)
        number, numbers = tf.TensorSpec([], tf.int32), tf.TensorSpec([None, None], tf.int32)
        self.names, self.row = graphs.names, graphs.row
        try:
            self.train = graphs.train.get_concrete_function(specification(self.rows), numbers, number)
        except Unusual:  # A weight has no gradient: the optimizer takes its own steps.
            self.row = graphs.row = None
            self.train = graphs.train.get_concrete_function(specification(self.rows), numbers, number)
        if self.validation is not None:
            self.test = graphs.test.get_concrete_function(specification(self.validation), number)

    def run(self) -> Any:
        """Train, and return the History."""
        callbacks = keras.callbacks.CallbackList(
            [*self.callbacks, *self.progress],
            add_history=True,
            verbose=self.verbose,
            epochs=self.epochs,
            steps=math.ceil(self.count / self.batch_size),
            model=self.model,
        )
        self.model.stop_training = False
        callbacks.on_train_begin()
        for block in self._blocks():
            self.model.reset_metrics()
            callbacks.on_epoch_begin(block[0])
            for epoch, metrics in zip(block, self._train(len(block)), strict=True):
                if epoch != block[0]:
                    callbacks.on_epoch_begin(epoch)
                logs = dict(zip(self.names, metrics, strict=True)) | self._validate(epoch)
                callbacks.on_epoch_end(epoch, logs)
            if self.model.stop_training:
                break
        callbacks.on_train_end(logs)
        return self.model.history

    def _blocks(self) -> Iterator[range]:
        """Yield runs of epochs with nothing to do in Python before their ends."""
        first = self.first_epoch
        while first < self.epochs:
            block = range(first, min(first + (1 if self.callbacks else self.block), self.epochs))
            stop = next((epoch + 1 for epoch in block if self._is_validated(epoch)), block.stop)
            yield range(first, stop)
            first = stop

    def _train(self, epochs: int) -> list[list[float]]:
        """Return the metrics of each of the next epochs, and set how many fill a moment: Ctrl-C waits for their end."""
        orders = self.orders(epochs)
        if self.model.stop_training:  # set by a callback before the first batch, after which Keras stops
            orders = orders[:, : self.batch_size]
        start = time.perf_counter()
        try:
            metrics = self.train(self.rows, tf.constant(orders), tf.constant(self.batch_size)).numpy().tolist()
        except Exception:  # A loss of the student's stopped the graph half way.
            if self.row:
                self.row.give_back()
            raise
        self.block = max(1, min(MAX_BLOCK, int(BLOCK_S * epochs / (time.perf_counter() - start))))
        return metrics  # type: ignore[no-any-return]

    def _is_validated(self, epoch: int) -> bool:
        return self.validation is not None and self.model._should_eval(epoch, self.validation_freq)

    def _validate(self, epoch: int) -> dict[str, float]:
        if not self._is_validated(epoch):
            return {}
        self.model.reset_metrics()
        metrics = self.test(self.validation, tf.constant(self.validation_batch_size)).numpy().tolist()
        return {f"val_{name}": value for name, value in zip(self.names, metrics, strict=True)}


def whole(value: Any, *, least: int = 1) -> int:
    """Return the value if it is a Python int of at least `least`."""
    require(type(value) is int and value >= least)
    return value  # type: ignore[no-any-return]


def specification(rows: Rows) -> tuple[Any, ...]:
    """Return the specification of rows like these, of any number."""
    return tuple(tf.TensorSpec([None, *tensor.shape[1:]], tensor.dtype) for tensor in rows)
