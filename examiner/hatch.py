"""Our side of the hatch: the names of a student's notebook as values that a test can use as if it stood there.

Numbers, strings, lists and arrays arrive as such; a TensorFlow tensor as a tensor; a variable as something that reads
and assigns; a function as something that calls; a Keras model as a real `keras.Sequential`, rebuilt here from its
layers' settings and weights. Nothing that comes back is trusted: dtype, shape and length are checked before an array
is made, only known classes are built, nothing is unpickled.
"""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import json
import math
import secrets
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np

from examiner import hatch_kernel, messages
from examiner.errors import StudentFault
from examiner.kernel import Kernel, KernelDied, KernelTimeout
from examiner.limits import CLOCK_FACTOR, Limit
from examiner.model import Outcome

_ACTIVATIONS = frozenset(
    "linear relu tanh sigmoid softmax elu selu gelu silu swish softplus softsign exponential hard_sigmoid leaky_relu "
    "relu6 mish celu hard_silu hard_swish hard_tanh log_sigmoid log_softmax sparse_plus squareplus tanh_shrink".split()
)
_DTYPES = frozenset(f"<{kind}{size}" for kind in "iuf" for size in (2, 4, 8)) | {"|b1", "|i1", "|u1"}
_TEXT_LIMIT = 300
_AGAIN_SHARE = 0.2
_LEAST_S = 0.5
_MAX_DIMENSIONS = 8
_MAX_PAIRS = 5_000  # of a dict
_MAX_REPLY = 2 * hatch_kernel.MAX_BYTES
_MAX_MARKS = 8 * hatch_kernel.MAX_ITEMS  # brackets and commas of a reply: what makes JSON dear to read
_MAX_UNITS, _MAX_LAYERS = 4096, 64


@dataclasses.dataclass(frozen=True)
class Opaque:
    """A value that the hatch does not carry; only its type's name is known."""

    type_name: str


@dataclasses.dataclass(frozen=True)
class History:
    """A Keras History: what `fit` recorded, and what trained.

    `model_is` lists the student's names that are bound to the model it trained; `steps` is how many steps the
    optimizer of that model has taken in all (None if there is no model or no optimizer). `is_from_fit` says whether a
    `fit` of that model made the record, `has_moved` whether any `fit` of it has changed its weights.
    """

    history: dict[str, Any]
    epoch: list[Any]
    params: dict[str, Any]
    model_is: list[str]
    steps: int | None
    is_from_fit: bool
    has_moved: bool


PLANT = "hatch_kernel", "install(get_ipython())"
"""What makes a fresh kernel answer, before any code of the student runs in it; for `Kernel.plant`."""


class _Distrusted(ValueError):
    """A reply that is not what the hatch's other side sends."""


class NameMissing(StudentFault):
    """The notebook has no such name."""

    def __init__(self, name: str) -> None:
        super().__init__(Outcome.MISSING, messages.MISSING.format(name=name))
        self.name = name


@dataclasses.dataclass(frozen=True)
class _Step:
    """One thing that is asked: a verb, a name of the notebook, what the verb needs, and what a sentence calls it."""

    verb: str
    name: str
    saying: str
    needs: dict[str, Any] = dataclasses.field(default_factory=dict)

    @classmethod
    def read(cls, name: str, *, is_function: bool = False) -> _Step:
        return cls("read", name, name, {"is_function": True} if is_function else {})

    @classmethod
    def assign(cls, name: str, value: np.ndarray) -> _Step:
        return cls("assign", name, f"{name}.assign(...)", {"value": _argument(value)})

    def request(self) -> dict[str, Any]:
        return {"verb": self.verb, "name": self.name, **self.needs}


class Hatch:
    """Reads, assigns and calls names in a student's kernel.

    Every method raises `StudentFault` where the student's code fails; `limit_s` bounds each request in CPU seconds, and
    what `left_s` returns bounds it on the clock. A request takes milliseconds, so what belongs together travels
    together: an assignment goes with the next question, and the answer to a call brings the values of the variables
    that the test has looked at or assigned.
    """

    def __init__(self, kernel: Kernel, *, limit_s: float, left_s: Callable[[], float] = lambda: math.inf) -> None:
        self._kernel = kernel
        self._limit_s = limit_s
        self._left_s = left_s
        self._slow: set[str] = set()
        self._forget()

    def _forget(self) -> None:
        """Begin to keep account anew, for the next test."""
        self._first: dict[str, np.ndarray] = {}  # what variables were when they were first read
        self._now: dict[str, np.ndarray] = {}  # what they are, as far as nothing can have changed them
        self._watched: dict[str, None] = {}  # names, in order
        self._assigned: dict[str, None] = {}
        self._unsent: dict[str, np.ndarray] = {}

    def read(self, name: str) -> Any:
        """Return the value of a name."""
        return self._ask([_Step.read(name)])[0]

    def read_all(self, names: Sequence[str], *, functions: Collection[str] = ()) -> list[Any]:
        """Return the values of names, in their order. Where one hangs, each is asked for alone: the fault names it.

        What is named by one of `functions` and can be called arrives as a function, though it be a model.
        """
        steps = [_Step.read(name, is_function=name in functions) for name in names]
        if len(steps) > 1 and self._slow.isdisjoint(names):
            try:
                return self._ask(steps)
            except StudentFault as fault:
                if fault.outcome is not Outcome.TIMEOUT:
                    raise
        return [value for step in steps for value in self._ask([step])]

    def call(self, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Return what a function of the notebook returns for `arguments`: plain Python values and arrays."""
        saying = f"{name}({', '.join(['...'] * bool(arguments or keywords))})"
        sent = {key: _argument(value) for key, value in keywords.items()}
        needs = {"arguments": [_argument(value) for value in arguments], "keywords": sent}
        self._now.clear()
        [result] = self._ask([_Step("call", name, saying, needs)], then=[_Step.read(each) for each in self._watched])
        return result

    def value(self, name: str) -> np.ndarray:
        """Return what a variable is now."""
        self._watched[name] = None
        if name not in self._now:
            self.read(name)
        if name not in self._now:
            raise StudentFault(Outcome.ERROR, messages.UNREADABLE_REPLY.format(name=name))
        return self._now[name].copy()

    def assign(self, name: str, value: np.ndarray) -> None:
        """Assign to a variable; `put_back` undoes it. A fault shows when the next question is asked."""
        if name not in self._first:
            self.value(name)
        self._watched[name] = self._assigned[name] = None
        self._now.clear()
        self._unsent[name] = value

    def put_back(self) -> None:
        """Give every variable that was assigned the value that it had before, and begin another test."""
        steps = [_Step.assign(name, self._first[name]) for name in self._assigned]
        self._forget()
        if steps and self._kernel.is_alive:
            with contextlib.suppress(StudentFault):  # What cannot be put back fails by itself in tests that read it.
                self._send(steps, steps, goes_on=True)

    def _ask(self, steps: list[_Step], *, then: Sequence[_Step] = ()) -> list[Any]:
        """Return the values that `steps` answer; note those of `then`, where they have one."""
        before = [_Step.assign(name, value) for name, value in self._unsent.items()]
        self._unsent.clear()
        asked = [*before, *steps, *then]
        answered = list(zip(asked, self._send(asked, steps), strict=False))  # up to the first fault
        first, end = len(before), len(before) + len(steps)
        for step, reply in answered[:first]:
            self._raise_fault(step, reply)
        values = [self._taken(step, reply) for step, reply in answered[first:end]]
        for step, reply in answered[end:]:
            with contextlib.suppress(StudentFault):
                self._taken(step, reply)
        return values

    def _taken(self, step: _Step, reply: dict[str, Any]) -> Any:
        """Return the value of a reply, and note it if it is a variable's."""
        self._raise_fault(step, reply)
        is_result = step.verb == "call"
        value = self._decoded(f"{step.name}(...)" if is_result else step.name, reply, is_result=is_result)
        if isinstance(value, RemoteVariable):
            self._now[step.name] = value.snapshot
            self._first.setdefault(step.name, value.snapshot)
        return value

    def _raise_fault(self, step: _Step, reply: dict[str, Any]) -> None:
        _raise_fault(reply, step.name, step.saying, self._kernel)

    def _send(self, steps: list[_Step], main: list[_Step], *, goes_on: bool = False) -> list[dict[str, Any]]:
        """Return the replies to steps: to all, or up to the first fault. `main` are the ones that sentences name."""
        replies: list[dict[str, Any]] = []
        while len(replies) < len(steps) and (goes_on or not replies or "fault" not in replies[-1]):
            replies += self._replies(steps[len(replies) :], main, goes_on=goes_on)
        return replies

    def _replies(self, steps: list[_Step], main: list[_Step], *, goes_on: bool) -> list[dict[str, Any]]:
        """Ask once; return at least one reply, and no more than there are steps."""
        nonce = secrets.token_hex(8)
        text = json.dumps({"steps": [step.request() for step in steps], "nonce": nonce, "goes_on": goes_on})
        expression = f"__import__('sys').modules['_examiner_hatch'].answer({text!r})"
        saying, names = ", ".join(step.saying for step in main), {step.name for step in main}
        # What did not end once will hardly end the next time: a hanging function must not cost minutes a test.
        limit_s, left_s = self._limit_s * (_AGAIN_SHARE if names & self._slow else 1.0), self._left_s()
        if left_s <= 0:
            sentence = messages.NOT_RUN_IN_TIME.format(name=main[0].name)
            raise StudentFault(Outcome.TIMEOUT, sentence, limit="notebook_clock_s")
        limit_s = min(limit_s, max(_LEAST_S, left_s / CLOCK_FACTOR))
        try:
            answer = self._kernel.ask(expression, limit_s=limit_s)
        except KernelTimeout as timeout:
            self._slow |= names if len(names) == 1 else set()
            sentence = messages.TIMEOUT.format(call=saying, seconds=timeout.seconds)
            raise StudentFault(Outcome.TIMEOUT, sentence, limit="call_cpu_s") from None
        except KernelDied as died:
            raise _ended(saying, died.limit) from None
        replies = _parse(answer, nonce)
        if replies is None or not 0 < len(replies) <= len(steps):
            raise StudentFault(Outcome.ERROR, messages.UNREADABLE_REPLY.format(name=main[0].name))
        return replies

    def _decoded(self, name: str, reply: dict[str, Any], *, is_result: bool) -> Any:
        try:
            return _Decoder(self, name, is_result=is_result).decode(reply.get("value"))
        except StudentFault:
            raise
        except Exception:  # NumPy and TensorFlow have many ways to refuse a forged reply
            raise StudentFault(Outcome.ERROR, messages.UNREADABLE_REPLY.format(name=name)) from None


@dataclasses.dataclass(frozen=True)
class RemoteFunction:
    """A function of the student's notebook. Calling it sends arrays and returns arrays."""

    hatch: Hatch
    name: str

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Return what the function returns for numbers, strings, lists and arrays."""
        return self.hatch.call(self.name, arguments, keywords)


@dataclasses.dataclass(frozen=True)
class RemoteVariable:
    """A `tf.Variable` or `keras.Variable` of the student's notebook."""

    hatch: Hatch
    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    snapshot: np.ndarray

    def numpy(self) -> np.ndarray:
        """Return the value that the variable has now."""
        return self.hatch.value(self.name)

    def assign(self, value: Any) -> None:
        """Assign a value of the same shape; it is put back after the test."""
        self.hatch.assign(self.name, np.asarray(value, dtype=self.dtype))


class _Decoder:
    """Turns one JSON value of the other side into a value here. Raises `_Distrusted`, or a ValueError of its parts."""

    def __init__(self, hatch: Hatch, name: str, *, is_result: bool) -> None:
        self._hatch = hatch
        self._name = name
        self._is_result = is_result

    def decode(self, value: Any, depth: int = 0) -> Any:
        """Return what a JSON value stands for."""
        if isinstance(value, str):
            return value.encode("utf-8", "replace").decode()
        if value is None or isinstance(value, bool | int):
            return value
        if not isinstance(value, dict) or depth > hatch_kernel.MAX_DEPTH + 2:
            raise _Distrusted
        tag = str(value["t"])
        if tag in ("list", "tuple"):
            items = [self.decode(item, depth + 1) for item in value["items"]]
            return items if tag == "list" else tuple(items)
        if tag == "dict":
            if len(value["items"]) > _MAX_PAIRS:  # Keys can be chosen so that each is compared with all before it.
                self._refuse(messages.TOO_BIG)
            return {self.decode(key, depth + 1): self.decode(item, depth + 1) for key, item in value["items"]}
        return getattr(self, f"_{tag}")(value, depth) if tag in _TAGS else _distrust()

    def _float(self, value: dict[str, Any], depth: int) -> float:
        return float(value["value"])

    def _opaque(self, value: dict[str, Any], depth: int) -> Opaque:
        return Opaque(str(value["type"])[:80])

    def _callable(self, value: dict[str, Any], depth: int) -> Any:
        return RemoteFunction(self._hatch, self._name) if depth == 0 and not self._is_result else self._opaque(value, 0)

    def _array(self, value: dict[str, Any], depth: int) -> np.ndarray:
        shape, dtype = value["shape"], value["dtype"]
        if dtype not in _DTYPES or not _is_shape(shape):
            raise _Distrusted
        data = base64.b64decode(value["data"], validate=True)
        if math.prod(shape) * np.dtype(dtype).itemsize != len(data):
            raise _Distrusted
        return np.frombuffer(data, dtype=dtype).reshape(shape).copy()

    def _tensor(self, value: dict[str, Any], depth: int) -> Any:
        array = self._array(value, depth)
        return array if self._is_result else _tensorflow().constant(array)

    def _variable(self, value: dict[str, Any], depth: int) -> Any:
        array = self._array(value, depth)
        if self._is_result or depth:
            return array
        return RemoteVariable(self._hatch, self._name, array.shape, array.dtype, array)

    def _strings(self, value: dict[str, Any], depth: int) -> Any:
        items = [str(item) for item in self.decode(value["items"], depth + 1)]
        shape = value["shape"]
        if not _is_shape(shape) or math.prod(shape) != len(items):
            raise _Distrusted
        return _tensorflow().constant(np.array(items, dtype=object).reshape(shape), dtype="string")

    def _ragged(self, value: dict[str, Any], depth: int) -> Any:
        tf = _tensorflow()
        rows = self.decode(value["rows"], depth + 1)
        return tf.ragged.constant(rows, dtype=tf.as_dtype(str(value["dtype"])))

    def _sparse(self, value: dict[str, Any], depth: int) -> Any:
        tf = _tensorflow()
        indices, values, shape = (
            np.asarray(self.decode(value[key], depth + 1)) for key in ("indices", "values", "shape")
        )
        if not _is_shape(shape.tolist()) or math.prod(shape.tolist()) > hatch_kernel.MAX_ITEMS:
            raise _Distrusted
        return tf.sparse.SparseTensor(indices.astype("int64"), values, shape.astype("int64"))

    def _history(self, value: dict[str, Any], depth: int) -> History:
        kinds: dict[str, type] = {"history": dict, "epoch": list, "params": dict, "model_is": list}
        kinds |= {"is_from_fit": bool, "has_moved": bool}
        parts = {name: self.decode(value[name], depth + 1) for name in (*kinds, "steps")}
        empty = {name: parts[name] if isinstance(parts[name], kind) else kind() for name, kind in kinds.items()}
        return History(**empty, steps=parts["steps"])

    def _model(self, value: dict[str, Any], depth: int) -> Any:
        if value["class"] != "Sequential":
            self._refuse(messages.MODEL_NOT_SEQUENTIAL, got=str(value["class"])[:80])
        dense = [layer for layer in value["layers"] if layer["class"] != "InputLayer"]
        for layer in dense:
            if layer["class"] != "Dense":
                self._refuse(messages.MODEL_LAYER, layer=str(layer["class"])[:80])
            if layer["activation"] not in _ACTIVATIONS:
                self._refuse(messages.MODEL_ACTIVATION, activation=str(layer["activation"])[:80])
        weights = [[self._array(weight, depth) for weight in layer["weights"]] for layer in dense]
        if any(array.dtype.kind != "f" for each in weights for array in each):
            raise _Distrusted
        if len(dense) > _MAX_LAYERS or any(
            max(array.shape, default=0) > _MAX_UNITS for each in weights for array in each
        ):
            self._refuse(messages.TOO_BIG)
        if not dense or not all(weights):
            self._refuse(messages.MODEL_NOT_BUILT)
        return _sequential(dense, weights)

    def _refuse(self, sentence: str, **parts: str) -> None:
        raise StudentFault(Outcome.FAILED, sentence.format(name=self._name, **parts))


_TAGS = frozenset("float opaque callable array tensor variable strings ragged sparse history model".split())


def _is_shape(value: Any) -> bool:
    """True for what can be the shape of an array; the product of its lengths is no great number."""
    return (
        isinstance(value, list)
        and len(value) <= _MAX_DIMENSIONS
        and all(type(length) is int and 0 <= length <= 2**31 for length in value)
    )


def _distrust() -> Any:
    raise _Distrusted


def _sequential(layers: list[dict[str, Any]], weights: list[list[np.ndarray]]) -> Any:
    """Build a real `keras.Sequential`; the shapes of the weights must fit together before anything is built."""
    import keras

    width = weights[0][0].shape[0]
    dense = [keras.Input((width,))]
    for layer, arrays in zip(layers, weights, strict=True):
        units = arrays[0].shape[1]
        expected = [(width, units)] + [(units,)] * bool(layer["bias"])
        if layer["units"] != units or [array.shape for array in arrays] != expected:
            raise _Distrusted
        dtype = str(arrays[0].dtype)
        dense.append(keras.layers.Dense(units, layer["activation"], use_bias=bool(layer["bias"]), dtype=dtype))
        width = units
    model = keras.Sequential(dense)  # all at once: it is built anew for each layer that is added later
    model.set_weights([array for arrays in weights for array in arrays])
    return model


def _tensorflow() -> Any:
    import tensorflow

    return tensorflow


def _argument(value: Any) -> Any:
    """Return the JSON form of an argument: numbers, strings, None, lists of them, and arrays."""
    if isinstance(value, np.ndarray):
        plain = np.ascontiguousarray(value)
        data = base64.b64encode(plain.tobytes()).decode("ascii")
        return {"t": "array", "dtype": plain.dtype.str, "shape": list(value.shape), "data": data}
    if isinstance(value, np.generic):
        return _argument(value.item())
    if isinstance(value, float):
        return {"t": "float", "value": repr(value)}
    if isinstance(value, list | tuple):
        return [_argument(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"a test sent a {type(value).__name__} through the hatch; send numbers, strings, lists or arrays")


def _parse(answer: str, nonce: str) -> list[dict[str, Any]] | None:
    """Return the replies inside the quoted base64 text of an answer, or None if it does not answer this request."""
    if len(answer) > _MAX_REPLY:
        return None
    try:
        text = base64.b64decode(answer.strip("'\""), validate=True)
        if sum(map(text.count, (b"{", b"[", b","))) > _MAX_MARKS:
            return None
        answered = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(answered, dict) or answered.get("nonce") != nonce:
        return None
    replies = answered.get("replies")
    return replies if isinstance(replies, list) and all(isinstance(reply, dict) for reply in replies) else None


def _ended(call: str, limit: Limit | None) -> StudentFault:
    if limit is None:
        return StudentFault(Outcome.CRASHED, messages.CRASHED.format(call=call))
    return StudentFault(Outcome.CRASHED, messages.CALL_OVER_LIMIT.format(call=call, limit=limit), limit=limit.name)


def _raise_fault(reply: dict[str, Any], name: str, call: str, kernel: Kernel) -> None:
    fault = reply.get("fault")
    if fault is None:
        return
    if fault == "missing":
        raise NameMissing(name)
    if fault == "too_big":
        raise StudentFault(Outcome.FAILED, messages.TOO_BIG.format(name=name))
    error, text = one_line(reply.get("error")), one_line(reply.get("text"))
    if error == "NotImplementedError":
        raise StudentFault(Outcome.NOT_ATTEMPTED, messages.NOT_ATTEMPTED)
    sentence = messages.RAISED.format(call=call, error=error, text=text).rstrip(": ")
    limit = kernel.limits.reached_by(error, text)
    if limit is not None:
        raise StudentFault(Outcome.ERROR, sentence + messages.LIMIT_REACHED.format(limit=limit), limit=limit.name)
    raise StudentFault(Outcome.ERROR, sentence)


def one_line(text: Any) -> str:
    """Return a text of the student's process as one bounded line."""
    line = " ".join(str(text or "").encode("utf-8", "replace").decode().split())
    return line if len(line) <= _TEXT_LIMIT else line[:_TEXT_LIMIT] + "…"
